/**
 * The constants of test/simulation/community/fitted.ts that are read off the recorded communities: of each community its share, its
 * quantiles or its curve, and of those the one in the middle (the median, weighted by √n). The others were searched for.
 */
import { kaplanMeier, type Spell } from '../../../src/domain/statistics/survival.ts';
import { gapsOf } from './arrival-figures.ts';
import { draftCurve, sinceDrafts } from './conversation-figures.ts';
import { byPeople, HOUR_MS, QUARTER_MS } from './figure.ts';
import { counted, middle, quantiles, share, spread } from './middle.ts';
import type { Observed, ObservedRepository, Word } from './observed.ts';
import { releaseGaps } from './release-figures.ts';
import { mean, rankCorrelation } from './statistics.ts';
import { answeredSooner, longer, sooner, waiting, type Part } from './waiting-constants.ts';
import { firstAnswer, pullsOf } from './waiting-figures.ts';

export function readOff(repositories: readonly ObservedRepository[]) {
  const spoken = repositories.filter(({ keeps }) => keeps.has('words'));
  const eventful = repositories.filter(({ keeps }) => keeps.has('events'));
  const tagged = repositories.filter(({ keeps }) => keeps.has('tags'));
  const items = repositories.map((one) => [...one.pulls, ...one.issues]);
  const issues: Part = (one) => byPeople(one.issues);
  return {
    ARRIVAL: {
      weekdays: Array.from({ length: 7 }, (_, day) =>
        share(items, ({ opened }) => (new Date(opened).getUTCDay() + 6) % 7 === day),
      ),
      hours: Array.from({ length: 24 }, (_, hour) =>
        share(items, ({ opened }) => new Date(opened).getUTCHours() === hour),
      ),
      burstMinutes: { pulls: burst(repositories, 'pulls'), issues: burst(repositories, 'issues') },
    },
    MAINTAINERS: {
      mostPullsPerQuarter: busiest(repositories, ({ author, opened }) => [author, opened]),
      mostMergesPerQuarter: busiest(repositories, ({ merger, closed }) => [merger, closed]),
    },
    WAITING: {
      maintainers: sooner(waiting(spoken, (one) => pullsOf(one, true))),
      others: answeredSooner(sooner(waiting(spoken, (one) => pullsOf(one, false)))),
      issues: longer(waiting(spoken, issues)),
    },
    ENDS: { maintainers: ends(spoken, true), others: ends(spoken, false) },
    TALK: {
      pulls: talk(spoken.map((one) => byPeople(one.pulls))),
      issues: talk(spoken.map(issues)),
    },
    PULLS: {
      commits: counted(
        eventful.map((one) => one.pulls.map(({ events }) => events['PullRequestCommit'] ?? 0)),
      ),
      forcePushes: counted(
        eventful.map((one) => one.pulls.map(({ events }) => events['HeadRefForcePushedEvent'] ?? 0)),
      ),
      openedAsDraft: share(eventful.map(sinceDrafts), ({ openedAsDraft }) => openedAsDraft),
      madeDraft: share(
        eventful.map(sinceDrafts),
        ({ openedAsDraft, wasDraft }) => wasDraft && !openedAsDraft,
      ),
      draft: spread(eventful.map((one) => ({ curve: draftCurve(one), size: 1 }))),
      openedAsWip: share(
        eventful.map((one) => one.pulls),
        ({ openedAsWip }) => openedAsWip,
      ),
      reviewRequested: withEvent(
        eventful.map((one) => one.pulls),
        'ReviewRequestedEvent',
      ),
      ...paperwork(eventful.map((one) => one.pulls)),
    },
    ISSUES: paperwork(eventful.map((one) => one.issues)),
    RELEASES: {
      gaps: spread(
        tagged.map((one) => {
          const gaps = releaseGaps(one).map((days): Spell => ({ duration: days * 24, outcome: 'event' }));
          return { curve: kaplanMeier(gaps), size: gaps.length };
        }),
      ).hours,
    },
  };
}

/** Minutes between items that are less than an hour apart, mean. */
function burst(repositories: readonly ObservedRepository[], kind: 'pulls' | 'issues'): number {
  return middle(
    repositories.map((one) => gapsOf(one[kind]).filter((gap) => gap < HOUR_MS)),
    (gaps) => mean(gaps) / 60_000,
  );
}

/**
 * A share of all words follows the few long talks. What is counted per item (items without a comment, comments by the
 * author) comes out right with these.
 */
const FEWER_OWN = 0.91;
const MORE_REVIEWS = 1.12;
const MORE_OWN_REVIEWS = 1.3;

function withEvent(each: readonly Observed[][], kind: string): number {
  return share(each, ({ events }) => (events[kind] ?? 0) > 0);
}

function ends(spoken: readonly ObservedRepository[], maintainers: boolean) {
  const merged = (isAnswered: boolean) => {
    const ended = spoken.map((one) =>
      pullsOf(one, maintainers).filter(
        (item) => item.closed !== null && (firstAnswer(item) !== null) === isAnswered,
      ),
    );
    const byWhom = ended.map((all) => all.filter((item) => item.merged && item.merger !== null));
    return {
      merged: share(ended, (item) => item.merged),
      byAuthor: maintainers ? share(byWhom, (item) => item.merger === item.author) : 0,
    };
  };
  return { answered: merged(true), unanswered: merged(false) };
}

function talk(each: readonly Observed[][]) {
  const isOther = (item: Observed) => (word: Word) => word.by !== null && word.by !== item.author;
  const answered = each.map((items) => items.filter((item) => firstAnswer(item) !== null));
  const unanswered = each.map((items) => items.filter((item) => firstAnswer(item) === null));
  const firstAt = (item: Observed) => item.words.findIndex(isOther(item));
  const rest = (item: Observed) => item.words.slice(firstAt(item) + 1);
  const words = answered.map((items) =>
    items.flatMap((item) => {
      const first = item.words[firstAt(item)]!;
      return rest(item).map((word) => ({
        ...word,
        own: word.by === item.author,
        same: word.by === first.by,
        item,
        first,
      }));
    }),
  );
  const others = words.map((all) => all.filter(({ own }) => !own));
  const reviews = ({ words: all, author }: Observed) =>
    all.filter(({ review, by }) => review !== null && by !== author);
  const reviewed = answered.map((items) => items.filter((item) => reviews(item).length > 0));
  const hasLines = (item: Observed) => item.words.some(({ inline }) => inline > 0);
  const said = (state: Word['review']) =>
    share(
      reviewed.map((items) => items.flatMap(reviews)),
      ({ review }) => review === state,
    );
  const closed = words.map((all) => all.filter(({ item }) => item.closed !== null));
  return {
    furtherWords: counted(answered.map((items) => items.map((item) => rest(item).length))),
    lengthTells: middle(
      answered.map((items) => items.filter((item) => item.closed !== null)),
      (items) => rankCorrelation(items.map((item) => [item.closed! - firstAnswer(item)!, rest(item).length])),
    ),
    place: quantiles(
      closed.map((all) =>
        all
          .filter(({ at, item }) => at <= item.closed!)
          .map(({ at, item, first }) =>
            item.closed! > first.at ? (at - first.at) / (item.closed! - first.at) : 0,
          ),
      ),
    ),
    afterEnd: share(closed, ({ at, item }) => at > item.closed!),
    lateUnanswered: share(unanswered, (item) => item.words.some(isOther(item))),
    own: FEWER_OWN * share(words, ({ own }) => own),
    ownBefore: share(answered, (item) => firstAt(item) > 0),
    ownUnanswered: share(unanswered, (item) => item.words.some(({ by }) => by === item.author)),
    ownReview:
      MORE_OWN_REVIEWS *
      share(
        words.map((all) => all.filter(({ own }) => own)),
        ({ review }) => review !== null,
      ),
    firstIsReview: share(answered, (item) => item.words[firstAt(item)]!.review !== null),
    othersReview: MORE_REVIEWS * share(others, ({ review }) => review !== null),
    sameOther: share(others, ({ same }) => same),
    approved: said('APPROVED'),
    changesRequested: said('CHANGES_REQUESTED'),
    withLines: share(reviewed, hasLines),
    inline: counted(
      reviewed.map((items) =>
        items
          .filter(hasLines)
          .flatMap((item) => item.words.filter(({ review }) => review !== null).map(({ inline }) => inline)),
      ),
    ),
  };
}

function paperwork(each: readonly Observed[][]) {
  const labels = each.map((items) => items.map(({ events }) => events['LabeledEvent'] ?? 0));
  return {
    retitled: share(
      each.map((items) => items.filter(({ openedAsWip }) => !openedAsWip)),
      ({ events }) => (events['RenamedTitleEvent'] ?? 0) > 0,
    ),
    reopened: withEvent(
      each.map((items) => items.filter(({ closed, events }) => closed !== null || events['ReopenedEvent'])),
      'ReopenedEvent',
    ),
    labelled: share(labels, (count) => count > 0),
    furtherLabel: middle(
      labels.map((all) => all.filter((count) => count > 0)),
      (all) => 1 - 1 / mean(all),
    ),
    unlabelled: withEvent(each, 'UnlabeledEvent'),
    assigned: withEvent(each, 'AssignedEvent'),
    milestone: withEvent(each, 'MilestonedEvent'),
  };
}

/** The most that one person did in one 91-day period. */
function busiest(
  repositories: readonly ObservedRepository[],
  act: (item: Observed) => [string | null, number | null],
): number {
  return Math.max(
    ...repositories.map(({ pulls }) => {
      const acts = new Map<string, number>();
      for (const item of pulls) {
        const [who, at] = act(item);
        if (who === null || at === null || item.byBot) continue;
        const key = `${Math.floor(at / QUARTER_MS)} ${who}`;
        acts.set(key, (acts.get(key) ?? 0) + 1);
      }
      return Math.max(0, ...acts.values());
    }),
  );
}
