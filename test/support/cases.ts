/** Many small cases at once, each in a repository of its own: emptying a database takes longer than any of them. */
import { emptyBatch, type FactBatch, type UserRow } from '../../src/domain/history/facts.ts';
import type { Institution } from '../../src/domain/people/institution.ts';
import type { KpiFigures } from '../../src/domain/report/report.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { repo, store } from './builders.ts';

const FIRST_ID = 100;

/** springboard/case-0, springboard/case-1, … */
export function repositoryOfCase(index: number): string {
  return `springboard/case-${index}`;
}

export async function storeCases(
  db: Database,
  users: UserRow[],
  cases: readonly Partial<FactBatch>[],
  who: Institution,
): Promise<void> {
  const repos = cases.map((_, index) =>
    repo({ id: String(FIRST_ID + index), full_name: repositoryOfCase(index) }),
  );
  const facts = emptyBatch();
  cases.forEach((batch, index) => {
    for (const [table, rows] of Object.entries(batch) as [keyof FactBatch, object[]][])
      for (const row of rows) facts[table].push({ ...row, repo_id: repos[index]!.id } as never);
  });
  await store(db, { ...facts, users }, who, repos);
}

/** By case, what is said of its items: "+" before those that are counted, "-" before those that are left out. */
export function saidOfCases({ evidence, excluded }: KpiFigures, cases: number): string[] {
  const said = [
    ...evidence.map(({ url, why }) => ({ url, why: `+ ${why}` })),
    ...excluded.map(({ url, why }) => ({ url, why: `- ${why}` })),
  ];
  return Array.from({ length: cases }, (_, index) =>
    said
      .filter(({ url }) => url.includes(`/${repositoryOfCase(index)}/`))
      .map(({ why }) => why)
      .join(' '),
  );
}
