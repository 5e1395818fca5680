import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { emptyTables, onOneDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { keepUp, read } from '../../support/reading.ts';
import { describeRecorded } from '../../support/recorded.ts';

const on = (day: string) => ({ now: () => new Date(day) });

describeRecorded('recorded communities', (files) => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ recorded: files.map((file) => file.path) });
  });
  afterAll(() => github.close());

  onOneDatabase('read as they were, then kept up with', (open) => {
    it('end with the rows of a fresh reading of everything', { timeout: 300_000 }, async () => {
      const { db } = open();
      const names = files.map((file) => file.repo);
      const end = '2026-12-01T00:00:00Z';
      await read(db, github, names, on(end));
      const fresh = await factsHash(db);
      await emptyTables(db);
      const until = '2025-06-01T00:00:00Z';
      await github.setView({ until });
      await read(db, github, names, on(until));
      await github.setView({});
      const summary = await keepUp(db, github, names, on('2025-06-02T00:00:00Z'));
      expect(summary).toMatchObject({ refused: [], incomplete: [] });
      expect(await factsHash(db)).toBe(fresh);
    });
  });
});
