/** The weekly issue through the outbox: one a week whatever goes wrong, the one before named and closed, edited by figures alone. */
import { expect, it } from 'vitest';
import type { Report } from '../../src/domain/report/report.ts';
import { deliverPosts } from '../../src/flows/outbox/deliver.ts';
import type { Delivery } from '../../src/flows/outbox/settle.ts';
import { wantReport, type ReportPlace } from '../../src/flows/outbox/post-report.ts';
import { githubWrites } from '../../src/github/outbox/writer.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { entryOf } from '../../src/store/outbox/ledger.ts';
import { onOneDatabase } from '../support/databases.ts';
import { IN_THE_ISSUE, weekReport } from '../support/weekly-issues.ts';
import { NOWHERE } from '../support/whole.ts';
import { SharedClock } from './shared-clock.ts';
import { ForgetfulGitHub, US, type Mishap } from './forgetful-github.ts';

const place = (repository: string, keep_open: ReportPlace['keep_open'] = 'latest'): ReportPlace => ({
  repository,
  labels: ['kpi'],
  keep_open,
});
const PATIENCE = { patience_ms: 24 * 3_600_000 };

let scenes = 0;

/** Each has a repository and a writer of its own, so that many can follow each other in one database. */
function scene(db: Database, mishaps: readonly Mishap[] = [], lag_ms = 0) {
  const clock = new SharedClock('2026-11-30T06:20:00Z');
  const name = `springboard/meta-${++scenes}`;
  const github = new ForgetfulGitHub(() => clock.at, mishaps, lag_ms);
  const replica = (): Delivery => ({
    db,
    writes: githubWrites({ restUrl: 'https://api.github.test', fetch: github.fetch }),
    writerFor: async () => ({
      name,
      author: { login: US.login, id: String(US.id) },
      authorization: async () => 'token x',
    }),
    now: () => new Date(clock.at),
    wait: (ms) => clock.wait(ms),
    stop: new AbortController().signal,
  });
  const want = (report: Report, keep_open?: ReportPlace['keep_open']) =>
    wantReport(
      db,
      report,
      place(name, keep_open),
      { ...IN_THE_ISSUE, whole: NOWHERE },
      new Date(clock.at).toISOString(),
    );
  const post = async (report: Report, keep_open?: ReportPlace['keep_open']) => {
    const key = await want(report, keep_open);
    await deliver(1);
    return key;
  };
  const deliver = (replicas: number) =>
    clock.run(Array.from({ length: replicas }, () => () => deliverPosts(replica(), PATIENCE)));
  return { clock, github, deliver, want, post };
}

/** The same week with one more triaged issue: what a late arrival does. */
function withLateArrival(report: Report): Report {
  return {
    ...report,
    kpis: report.kpis.map((kpi) => (kpi.id === 'issues_triaged' ? { ...kpi, value: kpi.value! + 1 } : kpi)),
  };
}

onOneDatabase('the weekly issue', (open) => {
  const W47 = weekReport({ week: '2026-W47' });
  const W48 = weekReport({ week: '2026-W48' });

  it.each<[Mishap[], number]>([
    [[], 0],
    [['taken, 502', '502', 'taken, cut'], 30_000],
    [['not kept', 'too fast', '502', 'taken, 502'], 0],
    [['cut', 'taken, cut', 'not kept', 'too fast, no time named', '502'], 20_000],
  ])(
    'wanted ten times by three replicas at once, with %j, stands there once and is right',
    async (mishaps, lag) => {
      const s = scene(open().db, mishaps, lag);
      let key = '';
      for (let run = 0; run < 10; run++) {
        // The figures change in mid-week.
        const report = run < 5 ? W48 : withLateArrival(W48);
        const keys = await Promise.all([1, 2, 3].map(() => s.want(report)));
        key = keys[0]!;
        await s.deliver(3);
        s.clock.at += 3_600_000;
      }
      expect(await entryOf(open().db, key)).toMatchObject({ state: 'done' });
      const ours = s.github.ours();
      expect(ours).toHaveLength(1);
      expect(ours[0]).toMatchObject({ title: 'Upstream health, week 2026-W48: Springboard', state: 'open' });
      expect(ours[0]!.body).toContain('| Issues triaged | **12** | 7 (+5) |');
      expect(ours[0]!.body.match(/<!-- headwater: /g)).toHaveLength(1);
      if (mishaps.length === 0) expect(s.github.writes).toBe(2);
    },
  );

  it('names the one before, which is closed', async () => {
    const s = scene(open().db);
    await s.post(W47);
    await s.post(W48);
    const [before, now] = s.github.ours();
    expect([before?.state, now?.state]).toEqual(['closed', 'open']);
    expect(before!.body).not.toContain('Before: [');
    expect(now!.body).toContain(
      `Before: [Upstream health, week 2026-W47: Springboard](https://github.com/springboard/meta/issues/${before!.number}).`,
    );
    // A look at the older week again names nothing newer and opens nothing.
    await s.post(withLateArrival(W47));
    expect(s.github.ours().map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(s.github.ours()[0]!.body).not.toContain('Before: [');
  });

  it('leaves the one before open where all are to be kept', async () => {
    const s = scene(open().db);
    await s.post(W47, 'all');
    await s.post(W48, 'all');
    expect(s.github.ours().map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it('is not written again while its figures stay', async () => {
    const s = scene(open().db);
    await s.post(W48);
    const writes = s.github.writes;
    s.clock.at += 86_400_000;
    await s.post(W48);
    expect(s.github.writes).toBe(writes);
    await s.post(withLateArrival(W48));
    expect(s.github.writes).toBe(writes + 1);
  });
});
