/** The stand-in over HTTP says what it answers in one's own process, and breaks as it is told to. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { githubHolding } from '../support/github-client.ts';
import { handMade, issue, ORG, person, repository } from '../support/hand-made.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';

const octocat = person(1, 'octocat');
const community = handMade(
  [repository(ORG('springboard', 10), 'hub', 100, [issue(1, octocat, '2026-01-01')])],
  [octocat],
);
const here = githubHolding(community, { isReadOnly: true });
let there: StandIn;
beforeAll(async () => {
  there = await startStandIn({ communities: [community] });
});
afterAll(() => there.close());

const QUESTION = JSON.stringify({
  query: '{ repository(owner: "springboard", name: "hub") { issues(first: 9) { nodes { number title } } } }',
});
const posted = { method: 'POST', body: QUESTION, headers: { authorization: `bearer ${here.token}` } };
const read = { headers: { authorization: `token ${here.token}` } };
const said = async (response: Response) => [response.status, await response.json()];

it('the same in GraphQL, and in REST but for its own address', async () => {
  expect(await said(await fetch(there.graphqlUrl, posted))).toEqual(
    await said(await here.fetch(here.graphqlUrl, posted)),
  );
  const path = '/repos/springboard/hub';
  const text = await (await here.fetch(here.restUrl + path, read)).text();
  expect(await (await fetch(there.restUrl + path, read)).text()).toBe(
    text.replaceAll(here.restUrl, there.restUrl),
  );
});

it.each(['connection-reset', 'truncated-body'] as const)('breaks by %s on either way', async (kind) => {
  const faults = [{ kind }];
  here.setFaults(faults);
  await there.setFaults(faults);
  const whole = (ask: typeof fetch, url: string) => ask(url, posted).then((response) => response.text());
  await expect(whole(fetch, there.graphqlUrl)).rejects.toBeInstanceOf(TypeError);
  await expect(whole(here.fetch, here.graphqlUrl)).rejects.toBeInstanceOf(TypeError);
});
