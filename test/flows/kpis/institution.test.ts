/**
 * Two years of an institution that plans on GitHub: read over HTTP, and every iteration's six KPIs held against what the
 * simulation decided to let happen, figure by figure and address by address.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseConfiguration, type Configuration } from '../../../src/config/configuration.ts';
import { parseMentorships } from '../../../src/config/mentorships.ts';
import {
  institutionConfiguration,
  institutionMentorships,
  institutionTruth,
  type InstitutionOptions,
} from '../../simulation/institution.ts';
import type { TruthOptions } from '../../simulation/institution/truth.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { figuresOn, KPIS } from '../../../src/domain/kpis/kpi.ts';
import type { KpiFigures, Parts } from '../../../src/domain/report/report.ts';
import type { Window } from '../../../src/domain/calendar/week.ts';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { groundsOver, kpiRows, onOneSnapshot } from '../../../src/store/kpis/kpi-rows.ts';
import { loadPeople } from '../../../src/store/people/people.ts';
import { onEachDatabase, onOneDatabase } from '../../support/databases.ts';
import { read } from '../../support/reading.ts';

const IDS = [
  'planned_pull_requests_closed',
  'returning_contributors_reviewed',
  'came_back',
  'issues_triaged',
  'new_maintainers_supported',
  'releases_by_team',
  'releases_supported',
] as const;

/** Headwater's words for what it leaves out of K1; what was reviewed without a plan is a line of its own. */
const REASONS: [words: string, reason: string | null][] = [
  ['resolved by others', 'resolved_by_others'],
  ['closed by its author before', 'untouched'],
  ['only after it had ended', 'planned_after_end'],
  ['planning time unknown', 'planning_time_unknown'],
  ['opened by the team', 'by_team'],
  ['opened by a maintainer', 'by_maintainer'],
  ['opened by a bot', 'not_human'],
  ['no planning item had named it', null],
];

function configured(options: TruthOptions): Configuration {
  const configuration = parseConfiguration(institutionConfiguration(options), 'headwater.yml');
  const { institution } = configuration;
  const names = institution.communities.map(({ name }) => name);
  const mentorships = parseMentorships(institutionMentorships(options), 'mentorships.yml', names);
  return { ...configuration, institution: { ...institution, mentorships } };
}

async function readAll(db: Database, github: StandIn, options: TruthOptions): Promise<void> {
  const { institution, planning } = configured(options);
  const until = institutionTruth(options).as_of;
  const summary = await read(db, github, [], {
    institution,
    planning: { repository: planning!.repository, board: planning!.project ?? null, host: 'github.com' },
    now: () => new Date(Date.parse(until) + 3_600_000),
  });
  expect(summary.refused).toEqual([]);
}

/** What Headwater says, in the words of the truth. */
async function said(db: Database, window: Window, asOf: string) {
  const figures = await onOneSnapshot(db, async (trx) => {
    const [ground] = (await groundsOver(trx, [window], asOf))[0]!.values();
    const found = new Map<string, KpiFigures>();
    for (const id of IDS) {
      const kpi = KPIS.find((one) => one.id === id)!;
      found.set(id, figuresOn(ground, kpi, await kpiRows(trx, id, window, asOf)));
    }
    return found;
  });
  const of = (id: (typeof IDS)[number]) => figures.get(id)!;
  const part = (id: (typeof IDS)[number], ...path: string[]) =>
    path.reduce<unknown>((value, name) => (value as Parts)[name], of(id).parts);
  const evidence = (id: (typeof IDS)[number]) =>
    of(id)
      .evidence.map(({ url }) => url)
      .sort();
  const figureOf = (id: (typeof IDS)[number]) => ({ value: of(id).value, evidence: evidence(id) });
  const parts = (id: (typeof IDS)[number], ...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, part(id, name)]));
  return {
    planned_pull_requests_closed: {
      ...figureOf('planned_pull_requests_closed'),
      parts: of('planned_pull_requests_closed').parts,
      excluded: of('planned_pull_requests_closed')
        .excluded.flatMap(({ url, why }) => {
          const reason = REASONS.find(([words]) => why.includes(words))?.[1];
          if (reason === undefined) throw new Error(`no reason of the simulation is "${why}"`);
          return reason === null ? [] : [{ url, reason }];
        })
        .sort((a, b) => (a.url < b.url ? -1 : 1)),
    },
    returning_contributors_reviewed: {
      ...figureOf('returning_contributors_reviewed'),
      ...parts('returning_contributors_reviewed', 'responded', 'handled'),
      came_back: of('came_back').parts,
    },
    issues_triaged: {
      ...figureOf('issues_triaged'),
      ...parts('issues_triaged', 'state_change', 'response'),
      office_hours: officeHours(of('issues_triaged').parts),
    },
    new_maintainers_supported: {
      ...figureOf('new_maintainers_supported'),
      ...parts('new_maintainers_supported', 'staff', 'external'),
      // The truth does not tell those without a record from those whose record does not suffice.
      unattributed: ['unattributed', 'opened_too_late', 'without_sponsor', 'unconfirmed'].reduce(
        (sum, name) => sum + Number(part('new_maintainers_supported', name)),
        0,
      ),
    },
    releases_by_team: {
      ...figureOf('releases_by_team'),
      ...parts('releases_by_team', 'unknown', 'prereleases'),
    },
    releases_supported: {
      ...figureOf('releases_supported'),
      ...parts('releases_supported', 'unknown', 'prereleases'),
    },
  };
}

function officeHours(parts: Parts) {
  const { sessions, triaged, untriaged_before, untriaged_after, ...each } = (parts['office_hours'] ??
    {}) as Parts;
  const first = Object.entries(each)[0];
  return { sessions, triaged, untriaged_before, untriaged_after, at: first?.[0].slice(0, 16) };
}

/** The truth in the shape above. */
function told(iteration: ReturnType<typeof institutionTruth>['iterations'][number]) {
  const { planned_pull_requests_closed: planned, issues_triaged: issues, ...kpis } = iteration.kpis;
  const [session] = issues.office_hours;
  return {
    ...kpis,
    planned_pull_requests_closed: planned,
    issues_triaged: {
      ...issues,
      office_hours: session && {
        sessions: issues.office_hours.length,
        triaged: session.triaged,
        untriaged_before: session.before,
        untriaged_after: session.after,
        at: session.at.slice(0, 16),
      },
    },
  };
}

async function expectTruth(db: Database, options: TruthOptions): Promise<void> {
  const truth = institutionTruth(options);
  for (const iteration of truth.iterations) {
    const { n, start, end } = iteration;
    expect({ n, ...(await said(db, { start, end }, truth.as_of)) }).toEqual({ n, ...told(iteration) });
  }
}

function declareSize(options: InstitutionOptions, on: typeof onEachDatabase): void {
  on(`the institution (${options.size}, seed ${options.seed})`, (open) => {
    let github: StandIn;
    beforeAll(async () => {
      github = await startStandIn({ institution: options });
    });
    afterAll(() => github.close());

    it('has the six KPIs that the simulation wrote down, in every iteration, with every address', async () => {
      const { db } = open();
      await readAll(db, github, options);
      await expectTruth(db, options);
      expect((await github.log()).filter(({ isWrite }) => isWrite)).toEqual([]);

      // The same simulation with a team list without dates: the report of the dated one says what would differ.
      const undated = { ...options, isTeamUndated: true };
      const { institution } = configured(options);
      const truth = institutionTruth(options);
      const { start, end } = truth.iterations.at(-1)!;
      const asOf = truth.as_of;
      const report = await computeReport(db, { institution, window: { start, end }, asOf });
      await loadPeople(db, configured(undated).institution);
      await expectTruth(db, undated);
      const without = await computeReport(db, {
        institution: configured(undated).institution,
        window: { start, end },
        asOf,
      });
      const differing = Object.fromEntries(
        report.team_dates.differing.map(({ id, undated: value }) => [id, value]),
      );
      const expected = report.kpis.flatMap(({ id, group, value }) => {
        const other = without.kpis.find((kpi) => kpi.id === id)!.value;
        const isOurs = group === 'institution' || id === 'institution_share';
        return isOurs && other !== value ? [[id, other]] : [];
      });
      expect(differing).toEqual(Object.fromEntries(expected));
      expect(report.team_dates.dated).toBeGreaterThanOrEqual(12);
    }, 600_000);
  });
}

declareSize({ size: 'small', seed: 1 }, onEachDatabase);
// Two whole years take minutes: `npm run soak`.
if (process.env['SOAK']) declareSize({ size: 'full', seed: 1 }, onOneDatabase);
