/** Names that are no longer today's: of repositories and of their owners, in the configuration and in what people wrote. */
import { readNames } from '../../github/repositories/names.ts';
import { readRepositoryNodes } from '../../github/repositories/repositories.ts';
import { formerOwnersRepositories, saveNameLookups, unknownNames } from '../../store/repositories/names.ts';
import { asking, type Run } from '../history/history.ts';

/** Somebody may take a name that was free, or a repository be made public: nobody hurries. */
const ASK_AGAIN_AFTER_MS = 7 * 86_400_000;

/** Once in a run, whatever names it. */
export function sayRenamed({ summary }: Pick<Run, 'summary'>, former: string, now: string): void {
  const line = `${former} is called ${now} now: it is read under that name, and what names the former one means it; write the new name in the configuration.`;
  if (!summary.warnings.includes(line)) summary.warnings.push(line);
}

/**
 * What an owner is called now of whom GitHub knows nothing any more: whoever has most of the repositories that were that
 * owner's, as GitHub shows them now; null = nothing is stored, or nothing is left of them.
 */
export async function ownerNow(run: Run, former: string): Promise<string | null> {
  const ids = await formerOwnersRepositories(run.db, former);
  if (ids.length === 0) return null;
  const owners = new Map<string, number>();
  for (const { full_name } of await readRepositoryNodes(run.github, former, ids)) {
    const owner = full_name.split('/')[0]!;
    if (owner.toLowerCase() !== former.toLowerCase()) owners.set(owner, (owners.get(owner) ?? 0) + 1);
  }
  const [first] = [...owners].sort(([, a], [, b]) => b - a);
  // One that was transferred alone tells nothing of the others.
  return first && first[1] * 2 > ids.length ? first[0] : null;
}

/**
 * Asks what the names mean that the configuration and the plans use and that no repository was seen under: GitHub
 * forwards those of renamed repositories. A hundred a request, once a week.
 */
export async function resolveNames(run: Run): Promise<void> {
  if (run.stop.aborted) return;
  const since = new Date(run.now().getTime() - ASK_AGAIN_AFTER_MS).toISOString();
  const names = await unknownNames(run.db, since);
  if (names.length === 0) return;
  const found = await asking(run, (github) => readNames(github, names));
  await saveNameLookups(run.db, found, run.now().toISOString());
}
