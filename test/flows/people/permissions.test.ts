/** Permissions where the app is installed, over HTTP, night by night. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Collaborator } from '../../../src/demo/community/community.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { observerClient } from '../../../src/github/transport/client.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { onEachDatabase, onOneDatabase } from '../../support/databases.ts';
import { keepUp } from '../../support/reading.ts';

const END = '2026-01-01T00:00:00Z';
const REPOSITORIES = ['springboard/hub', 'springboard/spawner'];

const person = (id: number, login: string): Actor => ({
  __typename: 'User',
  id: `U_${id}`,
  databaseId: id,
  login,
  name: null,
});
const may = (id: number, login: string, permission: Collaborator['permission']): Collaborator => ({
  user: person(id, login),
  permission,
});
const MONA = may(1001, 'monalisa', 'WRITE');
const ABIGAIL = may(1002, 'abigail', 'ADMIN');

describe('permissions', () => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 40, repositories: 2, seed: 5, start: '2025-01-01T00:00:00Z', end: END },
    });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());

  const show = (collaborators: Record<string, Collaborator[]>) => github.setView({ collaborators });
  /** @param installed null = a personal token */
  const night = (db: Database, day: string, installed: string[] | null) => {
    const now = () => new Date(day);
    const client = observerClient({ ...github, now, wait: async () => {} });
    const app = installed && { isInstalled: async (name: string) => installed.includes(name) };
    return keepUp(db, github, REPOSITORIES, { now, github: { ...client, ...app } });
  };
  const asked = async () =>
    (await github.log()).filter(({ operation }) => operation === 'Permissions').map(({ points }) => points);
  const spans = async (db: Database) =>
    (
      await sql<{ line: string }>`
        select concat_ws(' ', r.full_name, u.login, c.permission, c.since::date::text,
          case when c.until < 'infinity' then c.until::date::text end) as line
        from collaborator_spans c join users u on u.id = c.user_id join repos r on r.id = c.repo_id
        order by 1`.execute(db)
    ).rows.map(({ line }) => line.replace('springboard/', ''));

  onEachDatabase('night by night', (open) => {
    it('are dated by when they were observed, of those who may merge alone, for one point', async () => {
      const { db } = open();
      await show({
        'springboard/hub': [MONA, ABIGAIL, may(1003, 'reader', 'READ'), may(1004, 'sorter', 'TRIAGE')],
        'springboard/spawner': [],
      });
      await night(db, '2026-01-02', REPOSITORIES);
      expect(await asked()).toEqual([1]);
      expect(await spans(db)).toEqual(['hub abigail admin 2026-01-02', 'hub monalisa write 2026-01-02']);
      // monalisa may do more, abigail nothing; somebody is let into the other one.
      await show({
        'springboard/hub': [may(1001, 'monalisa', 'MAINTAIN')],
        'springboard/spawner': [ABIGAIL],
      });
      await night(db, '2026-01-03', REPOSITORIES);
      const after = [
        'hub abigail admin 2026-01-02 2026-01-03',
        'hub monalisa maintain 2026-01-03',
        'hub monalisa write 2026-01-02 2026-01-03',
        'spawner abigail admin 2026-01-03',
      ];
      expect(await spans(db)).toEqual(after);
      await night(db, '2026-01-04', REPOSITORIES);
      expect(await spans(db)).toEqual(after);
      const { rows } = await sql`
        select since::date::text, until = 'infinity' as open, read_at::date::text from permission_readings order by repo_id`.execute(
        db,
      );
      expect(rows).toEqual(Array(2).fill({ since: '2026-01-02', open: true, read_at: '2026-01-04' }));
    });
  });

  onOneDatabase('of whom GitHub shows', (open) => {
    it('nobody are never asked for with a personal token', async () => {
      await show({ 'springboard/hub': [MONA] });
      await night(open().db, '2026-01-02', null);
      expect(await asked()).toEqual([]);
    });

    it('nothing though the app is there, are asked for again after a week, without a word and without failing', async () => {
      const { db } = open();
      await show({ 'springboard/hub': [MONA] });
      expect(await night(db, '2026-01-02', REPOSITORIES)).toMatchObject({ refused: [], warnings: [] });
      expect(await spans(db)).toEqual(['hub monalisa write 2026-01-02']);
      await show({ 'springboard/hub': [MONA], 'springboard/spawner': [ABIGAIL] });
      await night(db, '2026-01-08', REPOSITORIES);
      expect(await spans(db)).toEqual(['hub monalisa write 2026-01-02']);
      await night(db, '2026-01-09T00:00:01Z', REPOSITORIES);
      expect(await spans(db)).toEqual(['hub monalisa write 2026-01-02', 'spawner abigail admin 2026-01-09']);
    });

    it('nothing more are known until then, and from their return on', async () => {
      const { db } = open();
      await show({ 'springboard/hub': [MONA], 'springboard/spawner': [MONA] });
      await night(db, '2026-01-02', REPOSITORIES);
      // The app is taken out of one, and loses the permission in the other.
      await show({ 'springboard/hub': [MONA] });
      await night(db, '2026-01-03', ['springboard/spawner']);
      expect(await spans(db)).toEqual([
        'hub monalisa write 2026-01-02 2026-01-03',
        'spawner monalisa write 2026-01-02 2026-01-03',
      ]);
      await night(db, '2026-01-04', REPOSITORIES);
      expect(await spans(db)).toEqual([
        'hub monalisa write 2026-01-02 2026-01-03',
        'hub monalisa write 2026-01-04',
        'spawner monalisa write 2026-01-02 2026-01-03',
      ]);
      const { rows } = await sql`select 1 from permission_readings`.execute(db);
      expect(rows).toHaveLength(3);
    });

    it('more than a hundred, are read to the end before anybody is missed', async () => {
      const { db } = open();
      const crowd = Array.from({ length: 150 }, (_, index) => may(2000 + index, `person-${index}`, 'WRITE'));
      await show({ 'springboard/hub': crowd, 'springboard/spawner': [] });
      await night(db, '2026-01-02', REPOSITORIES);
      expect(await spans(db)).toHaveLength(150);
      expect(await asked()).toHaveLength(2);
    });
  });
});
