/** One simulated pull request, from its number alone: what happens to it, up to the last known instant. */
import type { Actor, PullRequest, Repository } from '../../../src/demo/community/community.ts';
import { chanceOf, type Chance } from '../chance.ts';
import { HAZARDS, PULLS, STAYS_OPEN, TALK, WAITING } from './fitted.ts';
import { converse, courseOf, habitsOf, waitsOf, type Course } from './conversation.ts';
import { pullRequestEnding } from './endings.ts';
import { DAY_MS, HOUR_MS, itemId, Story } from './item.ts';
import { labelsOf, paperwork, retitle } from './paperwork.ts';
import { AI_REVIEWER, CHATTY_BOT, TEAM, UPDATES_BOT, type People } from './people.ts';
import { instant, openedAt, type Plan, type RepositoryPlan } from './plan.ts';
import { count, waitingTime } from './quantiles.ts';
import { simulatedTitle } from './titles.ts';

const WAITS = {
  maintainers: waitsOf(WAITING.maintainers, STAYS_OPEN.pulls),
  others: waitsOf(WAITING.others, STAYS_OPEN.pulls),
};
const HABITS = habitsOf(TALK.pulls);
const COMMITS = count(PULLS.commits);
const FORCE_PUSHES = count(PULLS.forcePushes);
const DRAFT = waitingTime(PULLS.draft.hours);

export function simulatedPullRequest(
  plan: Plan,
  place: RepositoryPlan,
  repository: Repository,
  people: People,
  number: number,
): PullRequest {
  const chance = chanceOf(plan.seed, place.index, number, 2);
  const opened = openedAt(place, number);
  const first = itemId(place.index, number);
  const by = people.author(place, number, opened);
  const author = by.actor;
  const story = new Story(repository, first, plan.end, chance);
  const newTitle = () => simulatedTitle(chance, plan.isPlain);
  const plain = newTitle();
  for (let commit = COMMITS(chance.unit()) - 1; commit >= 0; commit--)
    story.event(opened, 'PullRequestCommit', null, {
      commit: story.commitAt(opened - commit * HOUR_MS, author),
    });
  const { ready, title, isDraft } = beforeReady(story, author, opened, plain, newTitle);
  const course = courseOfPull(chance, ready ?? opened, by.isMaintainer, author);
  const other = (time: number) => people.other(chance, time, place, author);
  if (ready !== null) {
    botsFirst(story, ready);
    converse(story, HABITS, course, author, other);
    if (chance.happens(HAZARDS.longDebates)) longDebate(story, author, ready);
  }
  forcePushes(story, course, author);
  paperwork(story, PULLS, opened, (time) => people.maintainer(chance, time, place));
  if (chance.happens(PULLS.reviewRequested))
    story.event(opened + HOUR_MS, 'ReviewRequestedEvent', author, { requestedReviewer: other(opened) });
  const wentBack = ready === opened && isDraftAgain(story, author, course);
  const ended = pullRequestEnding(story, people, place, by, ready !== null, course);
  const entries = story.entries();
  return {
    __typename: 'PullRequest',
    id: `PR_sim_${place.index}_${number}`,
    databaseId: first,
    repository,
    number,
    title,
    author,
    authorAssociation: 'NONE',
    createdAt: instant(opened),
    updatedAt: instant(Math.max(opened, story.newest())),
    closedAt: ended && instant(ended.at),
    bodyLength: chance.integer(900),
    locked: false,
    labels: labelsOf(story),
    timeline: entries,
    state: ended === null ? 'OPEN' : ended.merger ? 'MERGED' : 'CLOSED',
    isDraft: isDraft || wentBack,
    mergedAt: ended?.merger ? instant(ended.at) : null,
    mergedBy: ended?.merger ?? null,
    additions: chance.integer(400),
    deletions: chance.integer(120),
    changedFiles: 1 + chance.integer(12),
    baseRefName: 'main',
  };
}

interface Beginning {
  /** null = not ready for review up to the end. */
  ready: number | null;
  title: string;
  isDraft: boolean;
}

function beforeReady(
  story: Story,
  author: Actor | null,
  opened: number,
  plain: string,
  newTitle: () => string,
): Beginning {
  const { chance } = story;
  const kind = author === UPDATES_BOT ? 1 : chance.unit();
  const readied = opened + DRAFT(chance.unit());
  if (kind < PULLS.openedAsDraft) {
    const isReady = chance.happens(PULLS.draft.share) && story.event(readied, 'ReadyForReviewEvent', author);
    return { ready: isReady ? readied : null, title: plain, isDraft: !isReady };
  }
  if (kind < PULLS.openedAsDraft + PULLS.openedAsWip) {
    const early = `${chance.pick(['[WIP] ', 'WIP: ', '[wip] '])}${plain}`;
    const isRenamed = story.event(readied, 'RenamedTitleEvent', author, {
      previousTitle: early,
      currentTitle: plain,
    });
    return { ready: isRenamed ? readied : null, title: isRenamed ? plain : early, isDraft: false };
  }
  retitle(story, PULLS, opened, author, plain, newTitle);
  return { ready: opened, title: plain, isDraft: false };
}

/** A draft that is never ready ends as a draft, by the same course. */
function courseOfPull(chance: Chance, from: number, isMaintainer: boolean, author: Actor | null): Course {
  const course = courseOf(chance, isMaintainer ? WAITS.maintainers : WAITS.others, from);
  return author === UPDATES_BOT && chance.happens(HAZARDS.botUnanswered)
    ? { ...course, answered: null }
    : course;
}

/** Within minutes, long before any person: what must never count as a first response. */
function botsFirst(story: Story, ready: number): void {
  const { chance } = story;
  if (chance.happens(HAZARDS.chattyOnPulls)) story.comment(ready + 36_000, CHATTY_BOT);
  if (chance.happens(HAZARDS.aiReviews))
    story.review(ready + 120_000, AI_REVIEWER, 'COMMENTED', chance.integer(3));
}

/** Turned into a draft and back before the end. @returns whether it is one at the last known instant */
function isDraftAgain(story: Story, author: Actor | null, { from, closed }: Course): boolean {
  const { chance } = story;
  if (author === UPDATES_BOT || !chance.happens(PULLS.madeDraft)) return false;
  const until = closed ?? from + chance.logNormal(20 * DAY_MS, 1.5);
  const back = from + chance.unit() * (until - from);
  if (!story.event(back, 'ConvertToDraftEvent', author)) return false;
  return !story.event(back + chance.unit() * (until - back), 'ReadyForReviewEvent', author);
}

function forcePushes(story: Story, { from, closed }: Course, author: Actor | null): void {
  const { chance } = story;
  const until = closed ?? from + chance.logNormal(20 * DAY_MS, 1.5);
  for (let left = FORCE_PUSHES(chance.unit()); left > 0; left--) {
    const time = from + chance.unit() * (until - from);
    story.event(time, 'HeadRefForcePushedEvent', author, {
      beforeCommit: null,
      afterCommit: story.commitAt(time, author),
    });
  }
}

/** More entries than one page holds. */
function longDebate(story: Story, author: Actor | null, ready: number): void {
  const words = 130 + story.chance.integer(200);
  for (let word = 0; word < words; word++)
    story.comment(ready + (word + 1) * 5 * HOUR_MS, word % 2 ? author : TEAM[0]!);
}
