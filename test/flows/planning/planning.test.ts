/** What the institution plans with, read over HTTP: words with their versions, sub-issues, a board; kept up with, cut off. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Community } from '../../../src/demo/community/community.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import type { PlanningSource } from '../../../src/flows/planning/planning-source.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { community, institution } from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';
import {
  board,
  card,
  comment,
  event,
  handMade,
  issue,
  label,
  ORG,
  person,
  pull,
  repository,
  version,
} from '../../support/hand-made.ts';
import { keepUp, read } from '../../support/reading.ts';

const upstream = ORG('springboard', 10);
const station = ORG('field-station', 11);
const [octocat, abigail] = [person(1, 'octocat'), person(3, 'abigail')];
const who = institution({ communities: [community()] });
const source: PlanningSource = {
  repository: 'field-station/planning',
  board: { owner: 'Field-Station', number: 57 },
  host: 'github.com',
};

function world(): Community {
  const hub = repository(upstream, 'hub', 100, [
    ...[1, 2, 3, 4, 5, 6, 7].map((number) => pull(number, abigail, '2026-06-01')),
    issue(20, abigail, '2026-06-01', { text: 'A wish that springboard/hub#6 grants' }),
  ]);
  const planning = repository(station, 'planning', 102, [
    issue(1, octocat, '2026-07-01', { text: 'https://github.com/springboard/hub/pull/1' }),
    // Edited: the second version has the link.
    issue(2, octocat, '2026-07-01', {
      text: 'Now with springboard/hub#2',
      revisions: [
        version('2026-07-01', 'Nothing yet'),
        version('2026-07-03', 'springboard/hub#2'),
        version('2026-07-05', 'Now with springboard/hub#2'),
      ],
    }),
    // Edited, and the versions that could tell are gone.
    issue(3, octocat, '2026-07-01', {
      text: 'springboard/hub#3',
      revisions: [version('2026-07-01', null), version('2026-07-04', null)],
    }),
    issue(4, octocat, '2026-07-01', {
      labels: ['app'],
      timeline: [
        event('LabeledEvent', '2026-07-01', octocat, { label: label('app') }),
        event('UnlabeledEvent', '2026-07-06', octocat, { label: label('app') }),
        event('LabeledEvent', '2026-07-08', octocat, { label: label('app') }),
        comment('2026-07-02', octocat, 'through https://redirect.github.com/springboard/hub/pull/4'),
        comment('2026-07-03', octocat, 'and springboard/hub#5', [
          version('2026-07-03', 'and'),
          version('2026-07-09', 'and springboard/hub#5'),
        ]),
        event('SubIssueAddedEvent', '2026-07-07', octocat, {
          subIssue: { repository: 'springboard/hub', number: 20 },
        }),
        ...Array.from({ length: 120 }, (_, index) =>
          comment(`2026-07-10T00:${String(index % 60).padStart(2, '0')}:00Z`, octocat, `word ${index}`),
        ),
        comment('2026-07-11', octocat, 'at the end springboard/hub#7'),
      ],
    }),
    // A pull request of the planning repository plans nothing.
    pull(5, octocat, '2026-07-01', { text: 'springboard/hub#1' }),
  ]);
  const cards = [
    card(
      '2026-07-02',
      octocat,
      { repository: 'springboard/hub', number: 1 },
      {
        fields: [
          {
            __typename: 'ProjectV2ItemFieldIterationValue',
            field: 'Iteration',
            title: 'Iteration 46',
            startDate: '2026-07-08',
            duration: 14,
          },
          { __typename: 'ProjectV2ItemFieldSingleSelectValue', field: 'Status', name: 'Up Next' },
          { __typename: 'ProjectV2ItemFieldNumberValue', field: 'Estimate', number: 2 },
          { __typename: 'ProjectV2ItemFieldDateValue', field: 'End date', date: '2026-07-21' },
        ],
      },
    ),
    card('2026-07-03', octocat, {
      __typename: 'DraftIssue',
      id: 'DI_1',
      title: 'Look at springboard/hub#2',
      createdAt: '2026-07-03T00:00:00Z',
      updatedAt: '2026-07-03T00:00:00Z',
      creator: octocat,
      bodyLength: 0,
      text: '',
    }),
    card('2026-07-04', octocat, { repository: 'field-station/planning', number: 1 }),
  ];
  return handMade([hub, planning], [octocat, abigail], [board(station, 57, cards)]);
}

async function links(db: Database): Promise<Record<string, string | null>> {
  const { rows } = await sql<{ other: string; at: Date | null }>`
    select other_repository || '#' || other_number || ' in ' || number as other, linked_at as at from planning_links
    order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ other, at }) => [other, at?.toISOString().slice(0, 10) ?? null]));
}

onEachDatabase('planning', (open) => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ communities: [world()] });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());
  const at = (time: string) => ({ institution: who, planning: source, now: () => new Date(time) });

  it('dates every link by the first version that has it', async () => {
    const { db } = open();
    await read(db, github, [], at('2026-07-20T00:00:00Z'));
    expect(await links(db)).toEqual({
      'springboard/hub#1 in 1': '2026-07-01',
      'springboard/hub#2 in 2': '2026-07-03',
      'springboard/hub#3 in 3': null,
      'springboard/hub#4 in 4': '2026-07-02',
      'springboard/hub#5 in 4': '2026-07-09',
      'springboard/hub#6 in 20': '2026-06-01',
      'springboard/hub#7 in 4': '2026-07-11',
    });
  });

  it('knows when labels were on, and since when a sub-issue is one', async () => {
    const { db } = open();
    await read(db, github, [], at('2026-07-20T00:00:00Z'));
    const { rows } = await sql<{ line: string }>`
      select concat_ws(' ', number, label, since::date, case when until = 'infinity' then 'on' else (until::date)::text end) as line
      from planning_labels order by since`.execute(db);
    expect(rows.map(({ line }) => line)).toEqual(['4 app 2026-07-01 2026-07-06', '4 app 2026-07-08 on']);
    const { rows: subs } = await sql<{ line: string }>`
      select concat_ws(' ', r.full_name, i.number, i.origin, (i.planned_since at time zone 'UTC')::date) as line
      from planning_issues i join repos r on r.id = i.repo_id where i.origin <> 'repository'`.execute(db);
    expect(subs.map(({ line }) => line)).toEqual(['springboard/hub 20 sub_issue 2026-07-07']);
  });

  it('keeps the board’s cards with their fields, and what drafts name', async () => {
    const { db } = open();
    await read(db, github, [], at('2026-07-20T00:00:00Z'));
    const { rows } = await sql<Record<string, unknown>>`
      select kind, content_repo_id::int, content_number, creator_id::int, status, iteration, iteration_start::text,
        iteration_days, estimate, end_date::text from board_cards order by created_at`.execute(db);
    expect(rows[0]).toEqual({
      kind: 'pull_request',
      content_repo_id: 100,
      content_number: 1,
      creator_id: 1,
      status: 'Up Next',
      iteration: 'Iteration 46',
      iteration_start: '2026-07-08',
      iteration_days: 14,
      estimate: 2,
      end_date: '2026-07-21',
    });
    expect(rows.map(({ kind }) => kind)).toEqual(['pull_request', 'draft', 'issue']);
    const { rows: drafts } = await sql<{ other_number: number; day: string }>`
      select other_number, (linked_at at time zone 'UTC')::date::text as day from board_links`.execute(db);
    expect(drafts).toEqual([{ other_number: 2, day: '2026-07-03' }]);
  });

  it('of nobody’s words more than references is kept', async () => {
    const { db } = open();
    await read(db, github, [], at('2026-07-20T00:00:00Z'));
    for (const table of ['planning_issues', 'planning_texts', 'planning_links', 'board_links']) {
      const { rows } = await sql<{ text: string }>`select x::text as text from ${sql.table(table)} x`.execute(
        db,
      );
      expect(rows.map(({ text }) => text).join()).not.toMatch(/Nothing yet|A wish|through|at the end/);
    }
  });

  it('a quiet night costs one request for the issues, one for each thing beside, and changes nothing', async () => {
    const { db } = open();
    await read(db, github, [], at('2026-07-20T00:00:00Z'));
    const before = await links(db);
    await github.reset();
    await keepUp(db, github, [], { ...at('2026-07-21T00:00:00Z'), orgs: ['springboard'] });
    const asked = (await github.log())
      .map(({ operation }) => operation)
      // What is open is looked at every night, whatever is planned.
      .filter((name) => name !== 'Probe' && name !== 'OpenPullRequests');
    expect(asked.toSorted()).toEqual(['Board', 'PlanningIssues', 'PlanningUpdated', 'Repository']);
    expect(await links(db)).toEqual(before);
  });

  it('what was edited since is read again, version by version; what was not is not', async () => {
    const { db } = open();
    await github.setView({ until: '2026-07-04T12:00:00Z' });
    await read(db, github, [], at('2026-07-04T12:00:00Z'));
    expect(await links(db)).toEqual({
      'springboard/hub#1 in 1': '2026-07-01',
      'springboard/hub#2 in 2': '2026-07-03',
      'springboard/hub#4 in 4': '2026-07-02',
    });
    await github.reset();
    await keepUp(db, github, [], { ...at('2026-07-20T00:00:00Z'), orgs: ['springboard'] });
    expect(await links(db)).toMatchObject({
      'springboard/hub#2 in 2': '2026-07-03',
      'springboard/hub#5 in 4': '2026-07-09',
      'springboard/hub#7 in 4': '2026-07-11',
    });
  });

  it('a board that the token may not see is one line, and everything else is there', async () => {
    const { db } = open();
    const hidden = { ...source, board: { owner: 'field-station', number: 58 } };
    const summary = await read(db, github, [], { ...at('2026-07-20T00:00:00Z'), planning: hidden });
    expect(summary.refused).toEqual([expect.stringContaining('read:project')]);
    expect(Object.keys(await links(db)).length).toBe(7);
  });

  it('502, cut answers and partial pages end in the same plans', async () => {
    const { db } = open();
    await github.setFaults([
      { kind: 'bad-gateway', on: 'graphql', operation: 'PlanningIssues', times: 2 },
      { kind: 'truncated-body', on: 'graphql', operation: 'Versions', times: 1 },
      { kind: 'connection-reset', on: 'graphql', operation: 'Board', times: 1 },
    ]);
    await read(db, github, [], at('2026-07-20T00:00:00Z'));
    expect(Object.keys(await links(db)).length).toBe(7);
  });

  it('what cannot be read to its last version is not taken for a plan without a date', async () => {
    const { db } = open();
    await github.setFaults([{ kind: 'null-node', on: 'graphql', operation: 'Versions', every: 1 }]);
    const summary = await read(db, github, [], at('2026-07-20T00:00:00Z'));
    expect(summary.refused.join()).toContain('cannot read this planning issue whole');
    const undated = Object.entries(await links(db)).flatMap(([name, day]) => (day === null ? [name] : []));
    expect(undated.filter((name) => name !== 'springboard/hub#3 in 3')).toEqual([]);
    expect(Object.keys(await links(db)).length).toBeLessThan(7);
    await github.setFaults([]);
    await keepUp(db, github, [], { ...at('2026-07-21T00:00:00Z'), orgs: ['springboard'] });
    expect(await links(db)).toMatchObject({
      'springboard/hub#2 in 2': '2026-07-03',
      'springboard/hub#5 in 4': '2026-07-09',
    });
  });

  it('a board that breaks off costs no sub-issue, and no run', async () => {
    const { db } = open();
    await github.setFaults([{ kind: 'bad-gateway', on: 'graphql', operation: 'Board' }]);
    const summary = await read(db, github, [], at('2026-07-20T00:00:00Z'));
    expect(summary.refused.length).toBe(1);
    expect(await links(db)).toMatchObject({ 'springboard/hub#6 in 20': '2026-06-01' });
    const { rows } = await sql<{ outcome: string }>`select outcome from board_readings`.execute(db);
    expect(rows[0]?.outcome).not.toBe('ok');
  });

  it('a run that is stopped between the issues and their sub-issues goes on with these the next night', async () => {
    const { db } = open();
    const stop = new AbortController();
    await read(db, github, [], {
      ...at('2026-07-20T00:00:00Z'),
      stop: stop.signal,
      progress: ({ stream }) => {
        if (stream === 'planning') stop.abort();
      },
    });
    expect(Object.keys(await links(db))).not.toContain('springboard/hub#6 in 20');
    await keepUp(db, github, [], { ...at('2026-07-21T00:00:00Z'), orgs: ['springboard'] });
    expect(await links(db)).toMatchObject({ 'springboard/hub#6 in 20': '2026-06-01' });
  });
});
