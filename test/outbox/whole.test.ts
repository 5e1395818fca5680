/** What has no room in one message: on a page, in a file that stands, or said with the command; never cut in silence. */
import { expect, it } from 'vitest';
import { weekName } from '../../src/domain/calendar/week.ts';
import type { Report } from '../../src/domain/report/report.ts';
import { queueOf } from '../../src/domain/queue/queue.ts';
import { deliverPosts } from '../../src/flows/outbox/deliver.ts';
import { wantReport } from '../../src/flows/outbox/post-report.ts';
import type { WholeRules } from '../../src/flows/outbox/whole.ts';
import { GitHubRefused } from '../../src/github/transport/failures.ts';
import { entryOf } from '../../src/store/outbox/ledger.ts';
import { digestText, postedDigest } from '../../src/text/nudges/digest.ts';
import { outcomeSection, postedQueue, queueSection } from '../../src/text/queue/section.ts';
import { onOneDatabase } from '../support/databases.ts';
import { plan, planned, TALK } from '../support/nudges.ts';
import { candidate, queueRequest, SPRINT } from '../support/queues.ts';
import { IN_THE_ISSUE, weekReport } from '../support/weekly-issues.ts';
import { nowOf, sceneAt, type Scene } from './scene.ts';
import { SharedClock } from './shared-clock.ts';

/** A community with 20,000 items behind each figure, of which a report keeps 200. */
function large(): Report {
  const report = weekReport({ week: '2026-W48' });
  const evidence = Array.from({ length: 200 }, (_, index) => ({
    url: `https://github.com/springboard/hub/pull/${20_000 - index}`,
    why: `waits ${index} days for whoever knows this part of the code, and for nobody else`,
    waited_days: index,
  }));
  return {
    ...report,
    kpis: report.kpis.map((kpi) => ({
      ...kpi,
      evidence,
      evidence_total: 20_000,
      excluded: evidence.map((one) => ({ ...one, url: one.url.replace('hub', 'proxy') })),
      excluded_total: 20_000,
    })),
  };
}

const REPOSITORY = 'springboard/meta';
const PATH = 'headwater/reports/2026-W48.md';
const COMMAND = '`headwater report --week 2026-W48 --format markdown` prints all of it.';

onOneDatabase('a report that has no room in an issue', (open) => {
  const rulesOf = (
    s: Scene,
    { patience_ms = 60_000, ...change }: Partial<WholeRules> & { patience_ms?: number } = {},
  ): WholeRules => ({
    base: null,
    files: { repository: REPOSITORY, folder: 'headwater/reports' },
    deliver: async (key) => void (await deliverPosts(s.run, { patience_ms, only: key })),
    ...change,
  });
  const post = async (s: Scene, whole: WholeRules, report = large()) => {
    const place = { repository: REPOSITORY, labels: [], keep_open: 'all' } as const;
    const key = await wantReport(open().db, report, place, { ...IN_THE_ISSUE, whole }, nowOf(s));
    await deliverPosts(s.run, { patience_ms: 24 * 3_600_000 });
    return key;
  };
  const issue = ({ github }: Scene) => github.ours().find(({ kind }) => kind === 'issue')!.body;

  it('stands whole in a file, which the issue links; three replicas write one of each', async () => {
    const s = sceneAt(open().db, '2026-11-30T06:20:00Z');
    // One that waits moves the clock only once all of them wait.
    const clock = new SharedClock(nowOf(s));
    const now = () => new Date(clock.at);
    const replica = { ...s, run: { ...s.run, now, wait: (ms: number) => clock.wait(ms) } };
    await clock.run([1, 2, 3].map(() => () => post(replica, rulesOf(replica, { patience_ms: 150_000 }))));
    s.clock.at = clock.at;
    expect([...s.github.files.keys()]).toEqual([PATH]);
    expect(s.github.ours()).toHaveLength(1);
    expect(s.github.writes).toBe(2);
    expect(issue(s).length).toBeLessThanOrEqual(60_500);
    expect(issue(s)).toContain(
      `All of it is in [${PATH}](https://github.com/springboard/meta/blob/main/${PATH}).`,
    );
    const file = s.github.files.get(PATH)!;
    expect(file).toMatch(/^# Upstream health, week 2026-W48: Springboard\n\n\*\*/);
    expect(file).not.toMatch(/At most \d+ items of a kind are listed|Left out here/);
    // Every item that the report has, and how many there are beside them.
    for (const { url } of large().kpis[0]!.evidence) expect(file).toContain(url.split('/pull/')[1]);
    expect(file).toContain('(200 of 20,000)');
    expect(file).not.toMatch(/(^|[^\u200B\w])@\w|\]\(https:\/\/github\.com\/springboard\/(hub|proxy)\/pull/);
  });

  it('changes file and issue when it changes, and a second look at the same writes nothing', async () => {
    const s = sceneAt(open().db, '2026-11-30T06:20:00Z');
    await post(s, rulesOf(s));
    await post(s, rulesOf(s));
    expect(s.github.writes).toBe(2);
    const later = large();
    later.kpis = later.kpis.map((kpi) => ({ ...kpi, value: (kpi.value ?? 0) + 1 }));
    await post(s, rulesOf(s), later);
    expect(s.github.writes).toBe(4);
    expect(s.github.files.size).toBe(1);
  });

  it('names the command where nobody may write files, and the file once somebody may', async () => {
    const s = sceneAt(open().db, '2026-11-30T06:20:00Z');
    const { writerFor } = s.run;
    s.run.writerFor = async (repository) => {
      const writer = (await writerFor(repository))!;
      return {
        ...writer,
        authorization: async (permission) => {
          if (permission === 'contents')
            throw new GitHubRefused(`${repository}: the App may not write contents there`);
          return writer.authorization(permission);
        },
      };
    };
    const key = await post(s, rulesOf(s));
    expect(issue(s)).toContain(COMMAND);
    expect(issue(s)).not.toContain(PATH);
    expect((await entryOf(open().db, key))?.state).toBe('done');
    expect(await entryOf(open().db, `file ${REPOSITORY} ${PATH}`)).toMatchObject({
      state: 'parked',
      parked_cause: 'no_permission',
    });
    s.run.writerFor = writerFor;
    const later = large();
    later.kpis = later.kpis.map((kpi) => ({ ...kpi, value: 7 }));
    await post(s, rulesOf(s), later);
    expect(issue(s)).toContain(`All of it is in [${PATH}]`);
  });

  it.each([
    ['forbidden', COMMAND],
    ['not found', COMMAND],
    ['conflict', `All of it is in [${PATH}]`],
  ] as const)('says where it is after %s', async (mishap, said) => {
    const s = sceneAt(open().db, '2026-11-30T06:20:00Z', { mishaps: [mishap] });
    await post(s, rulesOf(s));
    expect(issue(s)).toContain(said);
  });

  it('links the page of that window where there is a dashboard, and writes no file', async () => {
    const s = sceneAt(open().db, '2026-11-30T06:20:00Z');
    await post(s, rulesOf(s, { base: 'https://headwater.example.org' }));
    expect(issue(s)).toContain('All of it is on [this page](https://headwater.example.org/?week=2026-W48).');
    expect(s.github.files.size).toBe(0);
  });

  it('has no file where the issue has room for everything', async () => {
    const s = sceneAt(open().db, '2026-11-30T06:20:00Z');
    const small = weekReport({ week: '2026-W48' });
    const kpis = small.kpis.map((kpi) => ({ ...kpi, evidence: kpi.evidence.slice(0, 3), excluded: [] }));
    await post(s, rulesOf(s), { ...small, kpis });
    expect(s.github.files.size).toBe(0);
    expect(issue(s)).not.toContain('All of it');
    expect(weekName(small.window.start)).toBe('2026-W48');
  });
});

const PAGE = { kind: 'page', url: 'https://headwater.example.org/queue' } as const;

it('a digest of 20,000 that wait, and a list of 1,000, are as long as GitHub takes, and say where the rest is', () => {
  const waiting = Array.from({ length: 20_000 }, (_, index) =>
    planned(index + 1, { title: '*_[x]_*'.repeat(20) }),
  );
  const undecided = Array.from({ length: 500 }, (_, index) => ({ ...TALK, number: index + 1 }));
  const digest = postedDigest(plan(waiting, { undecided }), PAGE)!;
  expect(digest.length).toBeLessThanOrEqual(60_000);
  expect(digest).toContain('### Waiting for maintainers (20,000)');
  expect(digest).toContain('Too long for one message. All of it is on [this page]');
  expect(digestText(plan(waiting.slice(0, 20)))).toBe(postedDigest(plan(waiting.slice(0, 20)), PAGE));

  const candidates = Array.from({ length: 1_000 }, (_, index) =>
    candidate(index + 1, { title: '*_[x]_*'.repeat(20), repo_id: String(index) }),
  );
  const queue = queueOf(queueRequest({ candidates, size: 1_000 }));
  const list = postedQueue(queue, null, PAGE);
  expect(queueSection(queue, null).length).toBeGreaterThan(60_000);
  expect(list.length).toBeLessThanOrEqual(50_000);
  const shown = list.match(/^- \[ \]/gm)!.length;
  expect(shown).toBeGreaterThan(10);
  expect(list).toContain(`${queue.items.length - shown} more have no room here. All of it is on [this page]`);

  const done = Array.from({ length: 2_000 }, (_, index) => ({
    ...{ node_id: `PR_${index}`, lane: 'oldest' as const, title: 'Retry on conflict', is_merged: true },
    ...{ url: `https://github.com/springboard/hub/pull/${index}`, ended_at: null, first_act_at: null },
  }));
  const outcome = outcomeSection({ done, open: [], unplanned: [] }, { iteration: 46, window: SPRINT });
  expect(outcome.length).toBeLessThanOrEqual(50_000);
  expect(outcome).toContain('2,000 done, 0 open, 0 unplanned.');
  expect(outcome).toMatch(/- [\d,]+ more, counted above/);
});
