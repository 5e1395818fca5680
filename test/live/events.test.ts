/** The table of events, without a database: what every event and action touches. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVENTS, mattersAtAll, touches } from '../../src/domain/live/events.ts';
import { MalformedPayload, type Payload } from '../../src/domain/live/payload.ts';
import type { Touched } from '../../src/domain/live/touched.ts';
import { lackingSamples, webhookSamples } from '../support/webhook-samples.ts';
import { EVENT_TABLE } from './event-table.ts';

const samples = webhookSamples(Object.keys(EVENTS));
const repository = {
  id: 7,
  full_name: 'springboard/hub',
  default_branch: 'main',
  owner: { login: 'springboard' },
};
const sender = { id: 583231, login: 'octocat', node_id: 'U_1', type: 'User' };

function said(touched: Touched): string {
  const all = [
    ...touched.marks.map(({ thing }) => thing),
    ...touched.accounts.map(({ thing }) => `${thing} of account`),
    ...touched.commits.map(() => 'commit'),
    ...touched.facts.map(({ kind }) => `fact ${kind}`),
  ];
  return [...new Set(all)].join(', ') || '-';
}

describe('every event and action of GitHub’s schemas', () => {
  it('stands in the table, and the application listens to every event of it', () => {
    const known = Object.fromEntries(
      Object.entries(EVENT_TABLE).map(([event, row]) => [event, Object.keys(row).sort()]),
    );
    const found: Record<string, string[]> = {};
    for (const { event, action } of samples) (found[event] ??= []).push(action ?? 'none');
    for (const actions of Object.values(found)) actions.sort();
    expect(found).toEqual(known);
    const listed = [...readFileSync('src/app.ts', 'utf8').matchAll(/^ +on\((.+)\);$/gm)].flatMap(
      ([, names = '']) => names.split(', ').map((name) => name.slice(1, -1)),
    );
    expect(listed.sort()).toEqual(Object.keys(EVENTS).sort());
  });

  it.each(samples.map((sample) => [`${sample.event}.${sample.action} (${sample.source})`, sample] as const))(
    '%s',
    (_, { event, action, payload }) => {
      const wanted = EVENT_TABLE[event]![action ?? 'none'];
      expect(said(touches(event, action, payload))).toBe(wanted);
      if (wanted === '-') expect(touches(event, action, payload).facts).toEqual([]);
      else expect(mattersAtAll(event, action)).toBe(true);
    },
  );
});

describe('what GitHub’s schemas do not know yet', () => {
  const issue = { number: 12, id: 99, updated_at: '2026-02-03T10:00:00Z' };
  it.each([
    ['issues', 'field_added', { issue, repository }, 'issue'],
    ['issues', 'field_removed', { issue, repository }, 'issue'],
    ['pull_request', 'stacked', { pull_request: issue, repository }, 'pull_request'],
    ['issue_comment', 'pinned', { issue, comment: { id: 5 }, repository }, 'issue'],
    ['issue_relates_to', 'added', { issue, related_issue: { ...issue, number: 13 }, repository }, 'issue'],
    ['issues_of_tomorrow', 'opened', { issue, repository }, '-'],
    ['label', 'archived', { label: { name: 'bug' }, repository }, 'labels'],
    ['push', null, { ref: 'refs/heads/main', repository }, 'roster'],
    ['push', null, { ref: 'refs/heads/fix', repository }, '-'],
    [
      'push',
      null,
      { ref: 'refs/tags/1.0.0', after: '0'.repeat(40), deleted: true, repository, sender },
      'tags, fact deletion',
    ],
    ['create', null, { ref: 'fix', ref_type: 'branch', repository }, '-'],
    ['status', null, { sha: 'abc', state: 'success', branches: [], repository }, 'commit'],
    ['status', null, { sha: 'abc', state: 'success', branches: [{ name: 'main' }], repository }, '-'],
    ['status', null, { sha: 'abc', state: 'pending', branches: [], repository }, '-'],
    [
      'check_suite',
      'completed',
      { check_suite: { head_sha: 'a', head_branch: 'fix', pull_requests: [] }, repository },
      'commit',
    ],
    [
      'check_suite',
      'completed',
      { check_suite: { head_sha: 'a', head_branch: 'main', pull_requests: [] }, repository },
      '-',
    ],
  ] as const)('%s.%s touches as it should: %#', (event, action, payload, wanted) => {
    expect(said(touches(event, action, payload as unknown as Payload))).toBe(wanted);
  });
});

describe('a pull request', () => {
  it('must be read as new as the payload says', () => {
    const payload = { pull_request: { number: 12, updated_at: '2026-02-03T10:00:00Z' }, repository };
    expect(touches('pull_request', 'labeled', payload).marks).toEqual([
      { repo_id: '7', thing: 'pull_request', number: 12, must_reach: '2026-02-03T10:00:00.000Z' },
    ]);
  });

  it('of another repository, which a check names, is looked up by the commit in this one', () => {
    const foreign = { number: 5, base: { repo: { id: 8 } } };
    const check_run = { head_sha: 'abc', pull_requests: [foreign], check_suite: { head_branch: 'fix' } };
    const touched = touches('check_run', 'completed', { check_run, repository });
    expect([touched.marks, touched.commits]).toEqual([[], [{ repo_id: '7', oid: 'abc' }]]);
  });

  it('that a text names is told of in that text alone', () => {
    const comment = { id: 5, body: 'Same as #4 and example/other#3.', updated_at: '2026-02-03T10:00:00Z' };
    const payload = { issue: { number: 12 }, comment, repository };
    expect(touches('issue_comment', 'created', payload).mentions).toEqual([
      { repository: 'springboard/hub', number: 4 },
      { repository: 'example/other', number: 3 },
    ]);
    expect(touches('issue_comment', 'deleted', payload).mentions).toEqual([]);
  });
});

describe('a payload that lacks what its event always has', () => {
  it.each([
    ['pull_request', 'opened', { repository }, 'pull_request.opened: pull_request.number is not a number'],
    [
      'pull_request',
      'opened',
      { pull_request: { number: '1' }, repository },
      'pull_request.opened: pull_request.number is not a number',
    ],
    [
      'pull_request',
      'opened',
      { pull_request: { number: 1 } },
      'pull_request.opened: repository.id is not an id',
    ],
    [
      'issues',
      'transferred',
      { issue: { number: 1 }, repository },
      'issues.transferred: changes.new_repository.id is not an id',
    ],
    [
      'issues',
      'opened',
      { issue: { number: 2 ** 31 }, repository },
      'issues.opened: issue.number is not a number',
    ],
    ['push', null, { repository }, 'push: ref is not a text'],
    ['installation', 'created', {}, 'installation.created: installation.id is not an id'],
  ] as const)('%s.%s is named, with the field: %#', (event, action, payload, message) => {
    expect(() => touches(event, action, payload as unknown as Payload)).toThrow(
      new MalformedPayload(message),
    );
  });

  it('is understood though it lacks whatever GitHub’s schemas say that it may lack', () => {
    const failed = new Set<string>();
    let seen = 0;
    for (const { event, action, payload, what } of lackingSamples(Object.keys(EVENTS))) {
      seen++;
      try {
        touches(event, action, payload);
      } catch {
        // The schemas of these say twice what an issue is, the second time without what is required.
        if (what !== 'issue.number: absent') failed.add(`${event}.${action} ${what}`);
      }
    }
    expect([...failed]).toEqual([]);
    expect(seen).toBeGreaterThan(10_000);
  });

  it('however it is cut, says so or is understood; nothing else is thrown', () => {
    for (const { event, action, payload } of samples)
      for (const key of Object.keys(payload))
        for (const value of [undefined, null, 17, 'text', [], {}]) {
          try {
            touches(event, action, { ...payload, [key]: value });
          } catch (error) {
            expect(error).toBeInstanceOf(MalformedPayload);
          }
        }
  });
});
