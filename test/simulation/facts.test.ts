import { afterAll, beforeAll, expect, it } from 'vitest';
import { simulatedFacts } from '../support/simulated-facts.ts';
import { startStandInProcess } from '../support/stand-in/process.ts';
import type { StandIn } from '../support/stand-in.ts';
import type { RepoRow } from '../../src/domain/history/facts.ts';
import { storeFacts } from '../support/builders.ts';
import { saveRepos } from '../../src/store/repositories/repos.ts';
import { emptyTables, onOneDatabase } from '../support/databases.ts';
import { factsHash } from '../support/facts-hash.ts';
import { read } from '../support/reading.ts';

const OPTIONS = { pullRequests: 900, repositories: 2, seed: 4 };

onOneDatabase('a simulated community', (open) => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandInProcess({ simulated: OPTIONS });
  });
  afterAll(() => github.close());

  it('gives the same rows without HTTP as over HTTP from another process, long timelines included', async () => {
    const { db } = open();
    const repos = new Map<string, RepoRow>();
    for (const { repo, batch } of simulatedFacts(OPTIONS, 100)) {
      if (!repos.has(repo.id)) await saveRepos(db, [repo]);
      repos.set(repo.id, repo);
      await storeFacts(db, repo.id, batch);
    }
    const direct = await factsHash(db);
    await emptyTables(db);
    const summary = await read(
      db,
      github,
      [...repos.values()].map((repo) => repo.full_name),
    );
    expect(summary).toMatchObject({ pull_requests: 900, issues: 450, incomplete: [] });
    expect(await factsHash(db)).toBe(direct);
    const continued = (await github.log()).filter(({ operation }) => operation === 'Continuations');
    expect(continued.length).toBeGreaterThan(0);
  });
});
