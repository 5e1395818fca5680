/** The head of the report in words: at most five lines, one thought each. */
import type { KpiResult, Report } from '../../domain/report/report.ts';
import { leadOf, type Change, type Next, type Waiting } from '../../domain/report/lead.ts';
import { communitiesOf, GOALS, HEALTH } from '../../domain/report/headline.ts';
import { releasesOf, type Risk, type RiskKind } from '../../domain/report/risks.ts';
import { amount, count, counted } from '../figures.ts';
import { joined, say, type Piece, type Sentence } from '../inline.ts';
import { completeness, isComplete } from './completeness.ts';
import { cautionOfPartial, hasBegun, kindOfWindow } from './window.ts';

export interface LeadLine {
  /** "Next"; null = the first line, which needs none. */
  label: string | null;
  sentence: Sentence;
}

export function leadLines(report: Report): LeadLine[] {
  if (report.coverage.pull_requests_stored === 0)
    return [
      { label: null, sentence: say`Nothing is stored yet; run ${{ code: 'headwater backfill' }} first.` },
    ];
  const context = new Context(report);
  // What waits now would be told as if it waited then.
  if (!hasBegun(report.window, report.as_of)) return [{ label: null, sentence: context.caution(report) }];
  const { changes, risks, waiting, waits, next } = leadOf(report);
  const lines: (LeadLine | null)[] = [
    { label: null, sentence: context.changed(changes, report.kpis) },
    risks.length === 0 ? null : { label: 'At risk', sentence: context.risks(risks) },
    waits.length === 0
      ? null
      : { label: 'Waiting longest for a maintainer', sentence: context.waiting(waiting, waits) },
    next.length === 0 ? null : { label: 'Next', sentence: joined(next.map(nextStep), ' ') },
    report.window.partial || !isComplete(report)
      ? { label: 'Note', sentence: context.caution(report) }
      : null,
  ];
  return lines.filter((one) => one !== null);
}

/** What every sentence of one report needs: how the window is called, and whether communities must be named. */
class Context {
  readonly #kind: string;
  readonly #before: string;
  readonly #institution: Piece;
  readonly #isOneCommunity: boolean;

  constructor(report: Report) {
    this.#kind = kindOfWindow(report);
    this.#before = `the ${this.#kind} before`;
    this.#institution = { name: report.institution };
    this.#isOneCommunity = communitiesOf(report.kpis).length === 1;
  }

  changed(changes: readonly Change[], kpis: readonly KpiResult[]): Sentence {
    if (changes.length === 0) return this.#unchanged(kpis);
    return this.#each(
      changes.map(({ kpi, movement }) => {
        const change = CHANGES[kpi.id]?.(kpi, movement, this.#institution) ?? [];
        const before = kpi.previous === null ? 'no figure' : amount(kpi.previous, kpi.unit);
        return [
          kpi,
          [
            ...change,
            ...(before === shown(kpi) ? say`, as ${this.#before}.` : say` (${before} ${this.#before}).`),
          ],
        ];
      }),
    );
  }

  /** Nothing to compare: a quiet window, or the first one, of which at least one thing can be said. */
  #unchanged(kpis: readonly KpiResult[]): Sentence {
    const pushed = kpis.filter(({ id }) => [...GOALS, ...HEALTH].some((one) => one.id === id && one.better));
    if (pushed.some(({ value }) => value === 0) && pushed.every(({ value }) => !value))
      return say`A quiet ${this.#kind}: nothing happened of what is counted here.`;
    const first = kpis.find(({ id, value }) => id === 'time_to_first_response' && value !== null);
    const now = first
      ? this.#each([
          [first, say`Half of the community’s pull requests hear from somebody within ${shown(first)}. `],
        ])
      : [];
    return [...now, ...say`Nothing can be compared with ${this.#before}: there are no figures of both.`];
  }

  risks(risks: readonly Risk[]): Sentence {
    return this.#each(risks.map(({ kind, kpi }) => [kpi, RISKS[kind](kpi, this.#institution)]));
  }

  /** The longest waits by name, then "(9 in all, 11 the week before)" or, of several communities, where most wait. */
  waiting(waiting: readonly Waiting[], waits: readonly KpiResult[]): Sentence {
    const items = joined(
      waiting.map(({ url, days }) => say`${{ item: url }} ${amount(days * 24, 'hours')}`),
      ' · ',
    );
    const inAll = this.#waitsInAll(waits);
    return waiting.length === 0 ? inAll : say`${items} (${inAll})`;
  }

  #waitsInAll(waits: readonly KpiResult[]): Sentence {
    const [first] = waits;
    if (first && this.#isOneCommunity) {
      const before = first.previous === null ? '' : `, ${count(first.previous)} ${this.#before}`;
      return say`${count(first.value ?? 0)} in all${before}`;
    }
    const most = waits.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, 2);
    // Of two communities both are named.
    return say`${waits.length > 2 ? 'most' : 'waiting'} in ${joined(
      most.map(({ community, value }) => say`${{ name: community }}: ${count(value ?? 0)}`),
      ', ',
    )}`;
  }

  caution(report: Report): Sentence {
    const { window, as_of } = report;
    const partial = window.partial ? [say`${cautionOfPartial(window, as_of)}`] : [];
    return joined([...partial, ...(isComplete(report) ? [] : [completeness(report)])], ' ');
  }

  /** Sentences about communities: where there are several, the name stands before the first sentence about each. */
  #each(said: readonly (readonly [KpiResult, Sentence])[]): Sentence {
    return joined(
      said.map(([{ community }, sentence], index) =>
        this.#isOneCommunity || said[index - 1]?.[0].community === community
          ? sentence
          : [...say`${{ name: community }}: `, ...sentence],
      ),
      ' ',
    );
  }
}

function shown({ value, unit }: KpiResult): string {
  return value === null ? 'no data' : amount(value, unit);
}

/** "no release", "1 release", "4 releases". */
function numberOf({ value }: KpiResult, one: string): string {
  return value === 0 ? `no ${one}` : counted(value ?? 0, one);
}

type ChangeInWords = (kpi: KpiResult, movement: Change['movement'], institution: Piece) => Sentence;

const CHANGES: Record<string, ChangeInWords> = {
  share_answered_within: (kpi, movement) =>
    say`${{ better: 'More pull requests are answered in time', worse: 'Fewer pull requests are answered in time', same: 'Answers come as before' }[movement]}: maintainers answered ${shown(kpi)} of ${counted(kpi.sample_size, 'pull request')} within 7 days`,
  time_to_first_response: (kpi, movement) =>
    say`First answers ${{ better: 'got faster', worse: 'got slower', same: 'take about as long' }[movement]}: half of the community’s pull requests hear from somebody within ${shown(kpi)}`,
  unanswered: (kpi, movement) =>
    say`${{ better: 'Fewer', worse: 'More', same: 'About as many' }[movement]} pull requests wait for a maintainer: ${count(kpi.value ?? 0)} for more than 7 days`,
  planned_pull_requests_closed: (kpi, _, institution) =>
    say`${institution} closed ${numberOf(kpi, 'planned pull request')}`,
  returning_contributors_reviewed: (kpi, _, institution) =>
    say`${institution} reviewed the work of ${numberOf(kpi, 'returning contributor')}`,
  issues_triaged: (kpi, _, institution) => say`${institution} triaged ${numberOf(kpi, 'issue')}`,
  new_maintainers_supported: (kpi) =>
    say`${counted(kpi.value ?? 0, 'person', 'people')} became a maintainer with our support`,
  releases_by_team: (kpi, _, institution) => say`${institution} made ${numberOf(kpi, 'release')}`,
  releases_supported: (kpi, _, institution) =>
    say`${institution} took part in ${numberOf(kpi, 'release')} of others`,
};

const RISKS: Record<RiskKind, (kpi: KpiResult, institution: Piece) => Sentence> = {
  'few answers': (kpi) =>
    say`Maintainers answered ${kpi.value === 0 ? 'none' : `only ${shown(kpi)}`} of ${counted(kpi.sample_size, 'pull request')} within 7 days.`,
  'few maintainers': (kpi) =>
    say`Only ${counted(kpi.value ?? 0, 'person is', 'people are')} known who can merge.`,
  'one person releases': (kpi) => {
    const { by_one, contributions } = releasesOf(kpi);
    return say`One person made ${count(by_one)} of ${counted(contributions, 'release')} in 365 days.`;
  },
  'the team reviews': (kpi, institution) =>
    say`${institution} did ${shown(kpi)} of the reviews in 365 days: the community rests on one institution.`,
  'one person reviews': (kpi) => say`One person did ${shown(kpi)} of the reviews in 365 days.`,
  'few people': (kpi) =>
    say`Half of ${counted(kpi.sample_size, 'merged pull request')} in 365 days came from ${
      kpi.value === 1 ? 'one person' : counted(kpi.value ?? 0, 'person', 'people')
    }.`,
};

function nextStep(step: Next): Sentence {
  switch (step.what) {
    case 'answer':
      return say`Give ${{ item: step.url }} a first answer, be it “not now, because …”.`;
    case 'release':
      return say`Ask who could release ${{ code: step.repository }} next: ${counted(step.merged, 'merged pull request waits', 'merged pull requests wait')} for it.`;
    case 'confirm':
      return say`Say whether we supported ${counted(step.releases, 'release')} of ${{ name: step.community }} (${{ code: 'releases' }} in the configuration).`;
    case 'name':
      return say`Say who made ${counted(step.releases, 'release')} of ${{ name: step.community }} (${{ code: 'releases' }} in the configuration).`;
  }
}
