/** K5 and K6 by their definitions: one release at a time. */
import type { ReleaseStory } from './decisions.ts';
import { dayOf, type Roles } from './truth-roles.ts';

export type ReleaseVerdict = 'by_team' | 'supported' | 'unknown' | 'neither';

export function releaseVerdict(roles: Roles, release: ReleaseStory): ReleaseVerdict {
  const { performer, at, answer } = release;
  if (performer === null) return 'unknown';
  if (roles.isTeam(performer, at)) return 'by_team';
  const isSupported = answer?.supported ?? hasSupport(roles, release);
  return isSupported ? 'supported' : 'neither';
}

function hasSupport(roles: Roles, release: ReleaseStory): boolean {
  return hasChangelogHelp(roles, release) || hasRunReleaseIssue(roles, release) || isMentored(roles, release);
}

/** We wrote or approved what changes version or changelog, merged after the last final release and before this one. */
function hasChangelogHelp(roles: Roles, { place, tag, at }: ReleaseStory): boolean {
  const version = tag.replace(/^v/, '');
  const since = Math.max(
    -Infinity,
    ...roles.simulation.releases
      .filter((one) => one.place === place && !one.isPrerelease && one.at < at)
      .map((one) => one.at),
  );
  return roles.simulation.fixtures.some((pull) => {
    if (pull.place !== place || !pull.isChangelog) return false;
    // What came too late for one version does not prepare the next.
    if (/\d+\.\d+/.test(pull.title) && !pull.title.includes(version)) return false;
    const merged = pull.actions.find(({ what }) => what === 'merge')?.at;
    if (merged === undefined || merged <= since || merged >= at) return false;
    if (roles.isTeam(pull.author, pull.opened)) return true;
    return pull.actions.some(
      (action) =>
        action.what === 'review' &&
        action.state === 'APPROVED' &&
        action.at < at &&
        action.by !== pull.author &&
        roles.isTeam(action.by, action.at),
    );
  });
}

/** An issue about this very release that one of us opened, was given or closed before it. */
function hasRunReleaseIssue(roles: Roles, { place, tag, at }: ReleaseStory): boolean {
  const version = tag.replace(/^v/, '');
  return roles.simulation.fixtures.some((issue) => {
    if (issue.kind !== 'issue' || issue.place !== place || issue.opened >= at) return false;
    if (!/release/i.test(issue.title) || !issue.title.includes(version)) return false;
    if (roles.isTeam(issue.author, issue.opened)) return true;
    return issue.actions.some(
      (action) =>
        action.at < at &&
        ((action.what === 'assign' && roles.isTeam(action.to, action.at)) ||
          (action.what === 'close' && roles.isTeam(action.by, action.at))),
    );
  });
}

function isMentored(roles: Roles, { place, performer, at }: ReleaseStory): boolean {
  return roles.simulation.mentorships.some(
    ({ mentee, mentors, sponsors, places, opened }) =>
      mentee === performer &&
      places.includes(place) &&
      dayOf(opened) < at &&
      [...mentors, ...sponsors].some((person) => roles.isTeam(person, at)),
  );
}
