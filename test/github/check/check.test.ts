/** `check-questions`: every question once, and each field that a GitHub does not have under the questions that rest on it. */
import { expect, it } from 'vitest';
import { allQuestions } from '../../../src/github/check/all-questions.ts';
import { askEach } from '../../../src/github/check/questions.ts';
import type { GitHubRefused } from '../../../src/github/transport/failures.ts';
import { githubHolding } from '../../support/github-client.ts';
import { handMade, ORG, person, repository } from '../../support/hand-made.ts';

const hub = repository(ORG('springboard', 10), 'hub', 100, [], { collaborators: [] });
const SUBJECT = { node_id: hub.id, full_name: hub.nameWithOwner };
const QUESTIONS = allQuestions(SUBJECT, { permissions: true });
const holding = () => githubHolding(handMade([hub], [person(1, 'octocat')]));

it('each is asked once, on the smallest page, and changes nothing', async () => {
  const github = holding();
  expect(await askEach(github.client, SUBJECT, QUESTIONS)).toEqual([]);
  expect(github.log().map(({ operation }) => operation)).toEqual(
    QUESTIONS.map(({ text }) => /^query (\w+)/m.exec(text)?.[1]),
  );
  expect(github.log().filter(({ isWrite }) => isWrite)).toEqual([]);
  expect(Math.max(...github.log().map(({ points }) => points))).toBe(1);
});

it.each([
  ['Issue.stateReason', 'stateReason'],
  ['UserStatus.indicatesLimitedAvailability', 'indicatesLimitedAvailability'],
  ['PullRequest.mergeable', 'mergeable'],
  ['Repository.collaborators', 'collaborators'],
  ['PullRequest.reviewThreads', 'reviewThreads'],
])('a GitHub without %s is told by every question that asks for it, and by no other', async (field, word) => {
  const github = holding();
  github.setFaults([{ kind: 'withdrawn-field', field }]);
  const misunderstood = await askEach(github.client, SUBJECT, QUESTIONS);
  const told = misunderstood.map(({ question }) => question);
  const asking = QUESTIONS.filter(({ text }) => new RegExp(`\\b${word}\\b`).test(text)).map(
    ({ name }) => name,
  );
  expect(told).not.toEqual([]);
  expect(told).toEqual(asking);
  expect(misunderstood.every(({ fields }) => fields.join() === field)).toBe(true);
  // All the others were asked all the same.
  expect(github.log()).toHaveLength(QUESTIONS.length);
});

it('what GitHub refuses for another reason it has understood; a token that it does not accept ends the check', async () => {
  const github = holding();
  github.setView({ private: ['springboard/hub'] });
  expect(await askEach(github.client, SUBJECT, QUESTIONS)).toEqual([]);
  github.setFaults([]);
  const denied = githubHolding(handMade([hub], []), {
    extensions: [{ callerOf: () => null, disturb: async () => ({ instead: UNAUTHORIZED }) }],
  });
  const failure = await askEach(denied.client, SUBJECT, QUESTIONS).catch((error: unknown) => error);
  expect((failure as GitHubRefused).everywhere).toBe(true);
  expect(denied.log()).toHaveLength(1);
});

const UNAUTHORIZED = {
  status: 401,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: 'Bad credentials' }),
};
