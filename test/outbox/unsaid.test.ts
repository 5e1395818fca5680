/** A post that waits (GitHub is away, the App is not installed) when somebody opts out, or a repository turns private. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { WantedPost } from '../../src/domain/outbox/post.ts';
import { pseudonymOf } from '../../src/domain/people/pseudonyms.ts';
import { entryOf, want } from '../../src/store/outbox/ledger.ts';
import { tryParkedAgain } from '../../src/store/outbox/parked.ts';
import { forget } from '../../src/store/people/opt-out.ts';
import { hideRepositories } from '../../src/store/repositories/repos.ts';
import { code, escaped } from '../../src/text/markdown.ts';
import { institution, repo, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { nowOf, sceneAt } from './scene.ts';

const START = '2026-11-30T06:20:00Z';
const META = 'fieldstation/meta';
const at = { repository: META, number: 7 };
const issue = { kind: 'issue', repository: META, labels: [], is_open: true } as const;
const section = (key: string, body: string): WantedPost => ({ kind: 'section', key, ...at, body });
const comment = (key: string, body: string): WantedPost => ({ kind: 'comment', key, ...at, body });

/** What names them, in the ways in which our texts do. */
const NAMING: Record<'person' | 'repository', WantedPost[]> = {
  person: [
    { ...issue, key: 'report a', title: 'Week 48', body: `Who waits: ${escaped('mona_acme')}.` },
    { ...issue, key: 'report b', title: 'Week 48, by Mona_Acme', body: 'x' },
    section('queue a', '| PR | author |\n| --- | --- |\n| 3 | mona_acme |'),
    comment('nudge 1 3 1', 'Thank you for this, @mona_acme.'),
    { kind: 'review_request', key: 'review 1 3 1', ...at, body: 'mona_acme' },
    { kind: 'file', key: 'file a', repository: META, path: 'a.md', title: 'x', body: 'formerly-mona' },
  ],
  repository: [
    { ...issue, key: 'report a', title: 'Week 48', body: `See ${code('springboard/lair.js')}.` },
    section('queue a', '[x](https://redirect.github.com/Springboard/lair.js/pull/3)'),
    comment('digest a', escaped('springboard/lair.js#3')),
    { kind: 'file', key: 'file a', repository: META, path: 'a.md', title: 'x', body: 'springboard/den#4' },
  ],
};
const OTHERS: WantedPost[] = [
  comment('other 1', 'mona_acme2 and not-mona_acme, amona_acme'),
  comment('other 2', 'springboard/lair_js springboard/lair.jsx asspringboard/lair.js springboard/den-2'),
  comment('other 3', 'Nobody.'),
];

onEachDatabase('a post that waits', (open) => {
  it.each(['person', 'repository'] as const)(
    'and names a %s that must not be named is not written',
    async (kind) => {
      const { db } = open();
      await store(db, { users: [user(1, 'mona_acme'), user(2, 'hubot')] }, institution(), [
        repo(),
        repo({ id: '6', full_name: 'springboard/lair.js' }),
      ]);
      await sql`insert into user_logins (login_key, user_id) values ('formerly-mona', 1)`.execute(db);
      await sql`insert into repo_names (repo_id, name_key) values (6, 'springboard/den')`.execute(db);
      const s = sceneAt(db, START, { owner: 'elsewhere' });
      // One stands already: its next edit corrects it.
      const standing = comment('standing', 'mona_acme springboard/lair.js');
      for (const post of [...NAMING[kind], ...OTHERS, standing]) await want(db, post, nowOf(s));
      await sql`update outbox set posted_id = 5, state = 'done' where key = 'standing'`.execute(db);
      // Half of them are parked for weeks, since the App is not installed there.
      for (const { key } of NAMING[kind].slice(0, 2))
        await sql`update outbox set state = 'parked', parked_cause = 'not_installed', parked_at = ${START} where key = ${key}`.execute(
          db,
        );
      if (kind === 'person') await forget(db, '1', pseudonymOf('1', 'a key'), nowOf(s));
      else expect(await hideRepositories(db, 'id', ['6'])).toEqual(['6']);
      s.clock.at += 86_400_000;
      await tryParkedAgain(db, null, nowOf(s));
      const left = await sql<{ key: string }>`select key from outbox order by key`.execute(db);
      expect(left.rows.map(({ key }) => key)).toEqual([...OTHERS.map(({ key }) => key), 'standing']);
      // Whoever wants it anew, without them, has it written.
      const anew = { ...NAMING[kind][0]!, body: 'Nobody.' };
      await want(db, anew, nowOf(s));
      const written = sceneAt(db, nowOf(s));
      await written.deliver();
      expect(await entryOf(db, anew.key)).toMatchObject({ state: 'done' });
      expect(written.github.ours().map(({ body }) => body.split('\n')[0])).toContain('Nobody.');
    },
  );
});
