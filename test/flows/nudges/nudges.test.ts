/** Reminders from rows to comments: said once, where upstream asked for them, and dropped when the turn moves. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { consentOf } from '../../../src/config/upstream-consent.ts';
import { isHeldBack } from '../../../src/domain/nudges/holdback.ts';
import { pseudonymOf } from '../../../src/domain/people/pseudonyms.ts';
import { obeyCommands } from '../../../src/flows/nudges/obey.ts';
import { planNudges, type NudgeRules } from '../../../src/flows/nudges/plan.ts';
import {
  isNudgeKey,
  isNudgeStillDue,
  outdatedNudges,
  wantDigest,
  wantNudges,
} from '../../../src/flows/nudges/send.ts';
import { noteTurns } from '../../../src/store/nudges/history.ts';
import { pairs, placesToListen } from '../../../src/store/nudges/commands.ts';
import { repositoriesToAsk, saveWord } from '../../../src/store/nudges/terms.ts';
import { entryOf, want } from '../../../src/store/outbox/ledger.ts';
import { forget } from '../../../src/store/people/opt-out.ts';
import { PROPOSED_TEXTS } from '../../../src/text/nudges/reminder.ts';
import { comment, event, institution, pullRequest, store, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';
import { US, type Mishap } from '../../outbox/forgetful-github.ts';
import { NOWHERE } from '../../support/whole.ts';
import { nudgeRules } from '../../support/nudges.ts';
import { sceneAt } from '../../outbox/scene.ts';

const OPENED = '2026-02-02';
const START = Date.parse(`${OPENED}T00:00:00Z`);
/** Tuesday; 29 business days later. */
const NOW = '2026-03-17T09:00:00Z';
const NUMBER = [1, 2, 3, 4].find((number) => !isHeldBack({ repo_id: '1', number, turn_start: START }))!;

onOneDatabase('reminders', (open) => {
  const plan = (now = NOW, change: Partial<NudgeRules> = {}) =>
    planNudges(open().db, nudgeRules(change), { now });
  const hindrances = async (now = NOW, change: Partial<NudgeRules> = {}) =>
    (await plan(now, change)).plan.nudges.map((one) => one.hindrances);
  const say = (text: string | null, at = NOW) =>
    saveWord(open().db, '1', consentOf(text, 'springboard/hub'), at);

  /** A first contribution that nobody has answered, whose checks are known, in a repository that asked for comments. */
  async function world({ word = 'comments: true\nmentions: true\n' }: { word?: string | null } = {}) {
    const { db } = open();
    await store(db, {
      users: [user(1, 'octocat'), user(2, 'hubot')],
      // There is talk elsewhere in the repository: ours is a small part of it.
      issue_comments: Array.from({ length: 20 }, (_, index) => comment(900 + index, 99, 2, '2026-03-01')),
      pull_requests: [
        pullRequest(99, 1, '2026-01-01', { merged_at: '2026-01-02T00:00:00Z', merged_by_id: '2' }),
        pullRequest(NUMBER, 1, OPENED, { title: 'Retry on conflict' }),
      ],
    });
    await sql`insert into cursors (repo_id, stream, page_size, started_at, finished_at) values
      (1, 'pull_requests', 25, '2026-01-01Z', '2026-01-01Z')`.execute(db);
    await sql`insert into open_states (repo_id, number, since, head_oid, head_since, knows_threads, knows_checks, has_conflict)
      values (1, ${NUMBER}, ${OPENED}, 'abc', ${OPENED}, true, true, false)`.execute(db);
    await say(word, '2026-01-05T00:00:00Z');
    await say(word);
  }
  const named = () =>
    noteTurns(
      open().db,
      [{ repo_id: '1', number: NUMBER, party: 'maintainers', turn_start: START }],
      'digest_at',
      '2026-02-16T00:00:00Z',
    );

  function github(mishaps: Mishap[] = [], start = NOW) {
    const { github: gh, deliver } = sceneAt(open().db, start, {
      mishaps,
      isStillWanted: async (key, now) =>
        !isNudgeKey(key) || isNudgeStillDue(open().db, key, nudgeRules(), now),
    });
    return { gh, deliver };
  }
  const stored = async () =>
    (
      await sql<{
        key: string;
        mentioned_id: string | null;
      }>`select key, mentioned_id::text as mentioned_id from nudges order by key`.execute(open().db)
    ).rows;

  it('are said once, after a digest, and nothing the second time', async () => {
    await world();
    expect(await hindrances()).toEqual([['digest_first']]);
    await named();
    const run = await plan();
    expect(run.plan.nudges).toMatchObject([
      { hindrances: [], mention_id: '2', people: ['hubot'], waited_business_days: 31 },
    ]);
    const key = `nudge 1 ${NUMBER} 1`;
    // Two processes at once.
    await Promise.all([wantNudges(open().db, run), wantNudges(open().db, run)]);
    const { gh, deliver } = github();
    await deliver();
    expect(gh.ours().map(({ body, number }) => [number, body.split('\n')[0]])).toEqual([
      [NUMBER, 'Thank you for this, octocat. It has waited 31 working days **on us, not on you**.'],
    ]);
    expect(await stored()).toEqual([{ key, mentioned_id: '2' }]);
    expect(await hindrances()).toEqual([['too_early']]);
    expect(await wantNudges(open().db, await plan())).toEqual([]);
    await deliver();
    expect(gh.ours()).toHaveLength(1);
  });

  it.each(['taken, cut', 'taken, 502', 'cut'] as const)(
    'are said once though the answer was lost: %s',
    async (mishap) => {
      await world();
      await named();
      await wantNudges(open().db, await plan());
      const { gh, deliver } = github([mishap]);
      await deliver();
      expect(gh.ours()).toHaveLength(1);
      expect(await stored()).toHaveLength(1);
    },
  );

  it('are dropped, and were never said, when somebody speaks before the write', async () => {
    await world();
    await named();
    await wantNudges(open().db, await plan());
    await store(open().db, { issue_comments: [comment(50, NUMBER, 2, '2026-03-17T08:59:00Z')] });
    const { gh, deliver } = github();
    await deliver();
    expect(gh.ours()).toEqual([]);
    expect(await stored()).toEqual([]);
    expect(await entryOf(open().db, `nudge 1 ${NUMBER} 1`)).toBeNull();
  });

  it('are silent for five working days after whatever a person did, also where it moves no turn', async () => {
    await world();
    await named();
    await sql`insert into users (id, node_id, login, type) values (3, 'U_3', 'sweeper', 'Bot')`.execute(
      open().db,
    );
    for (const kind of [
      'ASSIGNED_EVENT',
      'AUTO_MERGE_ENABLED_EVENT',
      'REVIEW_DISMISSED_EVENT',
      'UNLOCKED_EVENT',
    ]) {
      await store(open().db, { timeline_events: [event(kind, NUMBER, kind, 2, '2026-03-16')] });
      expect(await hindrances(), kind).toEqual([['activity']]);
      await sql`delete from timeline_events where id = ${kind}`.execute(open().db);
    }
    await store(open().db, { timeline_events: [event('bot', NUMBER, 'ASSIGNED_EVENT', 3, '2026-03-16')] });
    expect(await hindrances()).toEqual([[]]);
  });

  it('are hidden when the turn has moved, and when a later one follows', async () => {
    await world();
    await named();
    await wantNudges(open().db, await plan());
    await github().deliver();
    expect(outdatedNudges(await plan())).toEqual([]);
    await store(open().db, { issue_comments: [comment(50, NUMBER, 2, '2026-03-20T00:00:00Z')] });
    expect(outdatedNudges(await plan('2026-03-21T00:00:00Z')).map(({ key }) => key)).toEqual([
      `nudge 1 ${NUMBER} 1`,
    ]);
  });

  it('are kept true within a turn by an edit', async () => {
    await world();
    await named();
    await wantNudges(open().db, await plan());
    const { gh, deliver } = github();
    await deliver();
    await sql`insert into waiting_runs (repo_id, number, suite_id, since, created_at) values
      (1, ${NUMBER}, 's', ${OPENED}, ${OPENED})`.execute(open().db);
    await wantNudges(open().db, await plan('2026-03-17T10:00:00Z'));
    await deliver();
    expect(gh.ours()).toHaveLength(1);
    expect(gh.ours()[0]!.body).toContain('**Approve and run**');
  });

  it.each([
    ['no file', null, 'consent'],
    ['no comments', 'measure: true\n', 'consent'],
    ['an unknown key', 'coments: true\n', 'consent_unreadable'],
  ])('are not said upstream with %s', async (_, word, hindrance) => {
    await world({ word });
    await named();
    expect(await hindrances()).toEqual([[hindrance]]);
    expect(await wantNudges(open().db, await plan())).toEqual([]);
  });

  it('rest on a word of the last two days, and on a first reading that is two weeks old', async () => {
    await world();
    await named();
    expect(await hindrances('2026-03-19T10:00:00Z')).toEqual([['consent']]);
    await sql`update upstream_words set complete_since = '2026-03-10'`.execute(open().db);
    expect(await hindrances()).toEqual([['dry_run']]);
    await sql`update cursors set finished_at = null`.execute(open().db);
    expect(await hindrances()).toEqual([['history']]);
  });

  describe('after a review was asked for, as GitHub itself does', () => {
    const word = 'comments: true\nreview_requests: true\n';
    const key = `review 1 ${NUMBER} ${START}`;
    const state = async () => {
      const entry = await entryOf(open().db, key);
      return entry && [entry.state, entry.problem];
    };
    const asked = async (mishaps: Mishap[] = []) => {
      await world({ word });
      await named();
      await wantNudges(open().db, await plan());
      const { gh, deliver } = github(mishaps);
      return { gh, deliver };
    };

    it('once, read back, and the comment waits for five working days', async () => {
      const { gh, deliver } = await asked();
      expect((await plan()).plan.nudges).toMatchObject([{ hindrances: ['request_first'], request: null }]);
      await deliver();
      expect([gh.reviewers.get(NUMBER), gh.ours(), await state()]).toEqual([['hubot'], [], ['done', null]]);
      await wantNudges(open().db, await plan());
      await deliver();
      expect(gh.writes).toBe(1);
      await say(word, '2026-03-23T00:00:00Z');
      expect(await hindrances('2026-03-23T09:00:00Z')).toEqual([['request_first']]);
      expect(await wantNudges(open().db, await plan('2026-03-24T09:00:00Z'))).toEqual([
        `nudge 1 ${NUMBER} 1`,
      ]);
    });

    it.each(['taken, cut', 'taken, 502', 'cut', '502', 'too fast'] as const)(
      'once though the answer was lost: %s',
      async (mishap) => {
        const { gh, deliver } = await asked([mishap]);
        await deliver();
        expect([gh.reviewers.get(NUMBER), await state()]).toEqual([['hubot'], ['done', null]]);
      },
    );

    it('and never again where somebody took it back', async () => {
      const { gh, deliver } = await asked(['not kept']);
      await deliver();
      expect(await state()).toEqual(['parked', expect.stringContaining('took the request back')]);
      expect([gh.writes, gh.reviewers.get(NUMBER)]).toEqual([1, undefined]);
    });

    it('nor where GitHub does not let them be asked', async () => {
      const { gh, deliver } = await asked();
      gh.mayReview.clear();
      await deliver();
      expect(await state()).toEqual([
        'parked',
        expect.stringContaining('only be requested from collaborators'),
      ]);
      await wantNudges(open().db, await plan());
      await deliver();
      expect(gh.writes).toBe(1);
    });

    it('and is dropped, and was never asked, when somebody speaks before the write', async () => {
      const { gh, deliver } = await asked();
      await store(open().db, { issue_comments: [comment(50, NUMBER, 2, '2026-03-17T08:59:00Z')] });
      await deliver();
      expect([gh.writes, await state()]).toEqual([0, null]);
      const { rows } = await sql`select 1 from review_requests`.execute(open().db);
      expect(rows).toEqual([]);
    });
  });

  it('need a signature, and a place where somebody can object', async () => {
    await world();
    await named();
    const unsigned = { templates: { signed_by: null, texts: PROPOSED_TEXTS } };
    expect(await hindrances(NOW, unsigned)).toEqual([['template']]);
    expect((await plan(NOW, unsigned)).plan.nudges[0]!.text).toContain('Thank you for this, octocat');
    expect(await hindrances(NOW, { sender: null })).toEqual([['template']]);
  });

  it('go round whoever is away', async () => {
    await world();
    await named();
    expect(await hindrances(NOW, { away: [{ github: 'Hubot', from: null, to: null }] })).toEqual([['away']]);
  });

  it('measure: false hides the repository, and it is asked again all the same', async () => {
    await world();
    await say('measure: false\n');
    expect((await plan()).plan.nudges).toEqual([]);
    expect((await repositoriesToAsk(open().db)).map(({ full_name }) => full_name)).toEqual([
      'springboard/hub',
    ]);
    await say('measure: true\n');
    expect((await plan()).plan.nudges).toHaveLength(1);
  });

  it('forget whoever opts out', async () => {
    await world();
    await named();
    await wantNudges(open().db, await plan());
    await github().deliver();
    const pseudonym = pseudonymOf('2', 'a key');
    await forget(open().db, '2', pseudonym, NOW);
    expect(await stored()).toMatchObject([{ mentioned_id: pseudonym.id }]);
    expect((await plan()).plan.nudges[0]!.people).toEqual([]);
    await forget(open().db, '1', pseudonymOf('1', 'a key'), NOW);
    expect((await plan()).plan.nudges).toEqual([]);
  });

  it('are named in the digest under the weekly issue, and nowhere where there is none', async () => {
    await world();
    expect(
      await wantDigest(open().db, await plan(), { repository: 'fieldstation/meta', whole: NOWHERE }),
    ).toBeNull();
    expect(await hindrances()).toEqual([['digest_first']]);
    const issue = {
      kind: 'issue',
      key: 'report fieldstation/meta 2026-W11',
      repository: 'fieldstation/meta',
    } as const;
    await want(open().db, { ...issue, title: 'Week', body: 'x', labels: [], is_open: true }, NOW);
    const { gh, deliver } = github();
    await deliver();
    const key = await wantDigest(open().db, await plan(), {
      repository: 'fieldstation/meta',
      whole: NOWHERE,
    });
    expect(key).toBe('digest fieldstation/meta 2026-W11');
    await deliver();
    const [posted, digest] = gh.ours();
    expect(digest).toMatchObject({ kind: 'comment', number: posted!.number });
    expect(digest!.body).not.toMatch(/@\w/);
    expect(await hindrances()).toEqual([['digest_first']]);
    expect(await hindrances('2026-03-18T09:00:00Z')).toEqual([[]]);
  });

  it('are answered by commands: of maintainers, once, on the head they were written on', async () => {
    await world();
    await named();
    await wantNudges(open().db, await plan());
    await github().deliver();
    const reactions: string[] = [];
    const said = (id: string, login: string, body: string, said_at = '2026-03-17T12:00:00Z') => ({
      ...{ id, body, said_at },
      user: { id: login === 'hubot' ? '2' : '1', login },
    });
    const obey = (...comments: ReturnType<typeof said>[]) =>
      obeyCommands({
        db: open().db,
        institution: institution(),
        now: '2026-03-17T13:00:00Z',
        writerFor: async () => ({
          name: 'w',
          author: { login: US.login, id: String(US.id) },
          authorization: async () => 'token x',
        }),
        answers: {
          since: async () => comments,
          canWrite: async (_, __, login) => login === 'hubot',
          react: async (_, __, id, content) => {
            reactions.push(`${id} ${content}`);
          },
        },
      });
    const side = async (at: string) => [...(await plan(at)).cases.values()][0]!.attention.side;
    // The author may not pause it, and nobody is told so.
    expect(await obey(said('70', 'octocat', '/snooze 2w'))).toBe(0);
    expect(reactions).toEqual([]);
    expect(await side('2026-03-18T00:00:00Z')).toBe('MAINTAINER');
    const pause = said('71', 'hubot', '/snooze 2w until the release');
    expect(await obey(said('72', 'hubot', '> /no-nudge'), pause)).toBe(1);
    expect(await obey(pause, said('70', 'octocat', '/snooze 2w'))).toBe(0);
    expect(reactions).toEqual(['71 +1']);
    expect([await side('2026-03-18T00:00:00Z'), await side('2026-04-01T00:00:00Z')]).toEqual([
      'PAUSED',
      'MAINTAINER',
    ]);
    // An edit runs what is new.
    expect(await obey({ ...pause, body: `${pause.body}\n/not-me` })).toBe(1);
    expect((await plan('2026-04-01T00:00:00Z')).plan.nudges[0]!.people).toEqual([]);
    // What is quoted, code, or of somebody who may not: nothing happens.
    reactions.length = 0;
    const said_elsewhere = [
      '> /waiting-on author',
      '```\n/waiting-on author\n```',
      'see `/waiting-on author`',
    ];
    for (const [place, body] of said_elsewhere.entries())
      expect(await obey(said(`${80 + place}`, 'hubot', body)), body).toBe(0);
    expect(await obey(said('83', 'octocat', '/waiting-on author\n/claim'))).toBe(0);
    expect(reactions).toEqual([]);
    expect(await side('2026-04-01T00:00:00Z')).toBe('MAINTAINER');
    // A maintainer hands it to the author, who hands it back.
    expect(await obey(said('84', 'hubot', '/waiting-on author', '2026-03-17T12:10:00Z'))).toBe(1);
    expect(await side('2026-04-01T00:00:00Z')).toBe('AUTHOR');
    expect(await obey(said('85', 'octocat', '/waiting-on maintainer', '2026-03-17T12:20:00Z'))).toBe(1);
    expect(await side('2026-04-01T00:00:00Z')).toBe('MAINTAINER');
    expect(await obey(said('73', 'hubot', '/no-nudge'))).toBe(1);
    expect((await hindrances('2026-06-30T09:00:00Z'))[0]).toContain('no_nudge');
    // What was written before the head came was about something else.
    await sql`update open_states set head_since = '2026-03-17T12:30:00Z'`.execute(open().db);
    expect(await obey(said('74', 'hubot', '/snooze 9w'))).toBe(0);
    expect(reactions.at(-1)).toBe('74 confused');
    expect(await obey(said('75', 'hubot', '/waiting-on author'))).toBe(0);
    expect(reactions.at(-1)).toBe('75 confused');
  });

  it('have commands on what a posted list names, where upstream has asked for comments', async () => {
    const { db } = open();
    const places = async () => (await placesToListen(db)).map(({ number, key }) => [number, key]);
    await world({ word: null });
    await want(
      db,
      { kind: 'comment', key: 'queue', repository: 'fieldstation/planning', number: 1, body: 'The list.' },
      NOW,
    );
    await sql`insert into queue_picks (repo_id, number, iteration_start, iteration_end, place, lane, score, picked_at, post_key)
      values (1, ${NUMBER}, '2026-03-11Z', '2026-03-25Z', 1, 'oldest', 1, '2026-03-09Z', 'queue')`.execute(
      db,
    );
    await say('comments: true\n');
    expect(await places()).toEqual([]);
    await sql`update outbox set posted_id = 5, posted_number = 1 where key = 'queue'`.execute(db);
    expect(await places()).toEqual([[NUMBER, null]]);
    await say('comments: false\n');
    expect(await places()).toEqual([]);
  });

  it('answer /status and /help in the comment that stands, and ask first whoever claimed it', async () => {
    await world();
    await sql`insert into users (id, node_id, login, type) values (3, 'U3', 'monalisa', 'User')`.execute(
      open().db,
    );
    await named();
    const [key] = await wantNudges(open().db, await plan());
    await github().deliver();
    const listened: number[] = [];
    const obey = (id: string, login: string, body: string, only?: { repo_id: string; number: number }[]) =>
      obeyCommands({
        db: open().db,
        institution: institution(),
        now: '2026-03-17T13:00:00Z',
        ...(only && { only }),
        writerFor: async () => ({
          name: 'w',
          author: { login: US.login, id: String(US.id) },
          authorization: async () => 'token x',
        }),
        answers: {
          since: async (_, { number }) => {
            listened.push(number);
            const user = { id: { octocat: '1', hubot: '2' }[login] ?? '3', login };
            return [{ id, body, said_at: '2026-03-17T12:00:00Z', user }];
          },
          canWrite: async (_, __, who) => who !== 'octocat',
          react: async () => {},
        },
      });
    const text = async () => (await entryOf(open().db, key!))!.post.body;
    const said = await text();
    expect(await obey('90', 'octocat', '/status')).toBe(1);
    expect(await text()).toBe(
      `${said.trimEnd()}\n\n---\n\n**Status**, 2026-03-17 13:00 UTC: Waiting for maintainers, a first response, for 44 days; asked: hubot.\n`,
    );
    expect(await obey('91', 'monalisa', '/claim')).toBe(1);
    expect((await plan('2026-03-18T09:00:00Z')).plan.nudges[0]!.people).toEqual(['monalisa', 'hubot']);
    // Taken back, taken again by two, refused, and taken after all: the last word of each counts.
    const asked = async () => (await plan('2026-03-18T09:00:00Z')).plan.nudges[0]!.people;
    const together = async () => [...(await pairs(open().db, '2026-03-18T09:00:00Z')).values()];
    const two = { by: { id: '3', login: 'monalisa' }, partner: { id: '2', login: 'hubot' } };
    expect(await obey('94', 'monalisa', '/unclaim')).toBe(1);
    expect(await asked()).toEqual(['hubot']);
    for (const nobody of ['nobody-here', 'monalisa', 'octocat'])
      expect(await obey('95', 'monalisa', `/pair ${nobody}`), nobody).toBe(0);
    expect(await together()).toEqual([]);
    expect(await obey('95', 'monalisa', '/pair @Hubot')).toBe(1);
    expect([await asked(), await together()]).toEqual([['monalisa', 'hubot'], [two]]);
    expect(await obey('96', 'hubot', '/not-me')).toBe(1);
    expect([await asked(), await together()]).toEqual([['monalisa'], []]);
    expect(await obey('97', 'hubot', '/unclaim')).toBe(1);
    expect([await asked(), await together()]).toEqual([['monalisa', 'hubot'], [two]]);
    expect(await obey('92', 'hubot', '/help')).toBe(1);
    expect(await text()).toContain(`${said.trimEnd()}\n\n---\n\n**Commands**, each on a line of its own:`);
    expect(await text()).not.toContain('**Status**');
    // A delivery asks about the item that it is of, and about no other.
    listened.length = 0;
    expect(await obey('93', 'hubot', '/no-nudge', [{ repo_id: '1', number: 99 }])).toBe(0);
    expect(listened).toEqual([]);
    expect(await obey('93', 'hubot', '/no-nudge', [{ repo_id: '1', number: NUMBER }])).toBe(1);
    expect(listened).toEqual([NUMBER]);
  });
});
