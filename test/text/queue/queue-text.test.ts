/** The queue as people read it: golden files, and the same Markdown through a renderer. */
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Queue } from '../../../src/domain/queue/queue.ts';
import { queueOf } from '../../../src/domain/queue/queue.ts';
import { spanOfDays } from '../../../src/text/queue/around.ts';
import { queueAsCsv, queueAsJson } from '../../../src/text/queue/machine.ts';
import { outcomeSection, queueSection } from '../../../src/text/queue/section.ts';
import { terminalQueue } from '../../../src/text/queue/terminal-queue.ts';
import { BEFORE_SPRINT, candidate, WHOLE_SPRINT } from '../../support/queues.ts';

const now = BEFORE_SPRINT;
const since = (days: number) => Date.parse(now) - days * 86_400_000;
const request = WHOLE_SPRINT;
const golden = (name: string) => `../../golden/queue/${name}`;

const queue = queueOf(request);
const WRONG = 'https://github.com/field-station/planning/issues/new?title=wrong';

describe('the queue', () => {
  it('as a section of the recurring issue', async () => {
    await expect(queueSection(queue, WRONG)).toMatchFileSnapshot(golden('section.md'));
  });

  it('as a shortlist for a live session', async () => {
    const session = queueOf({ ...request, is_session: true });
    await expect(queueSection(session, WRONG)).toMatchFileSnapshot(golden('session.md'));
  });

  it('in a terminal of 80 columns', async () => {
    const text = terminalQueue(queue, { columns: 80, colour: false });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    await expect(text).toMatchFileSnapshot(golden('terminal.txt'));
  });

  it('for programs, with nobody’s load', async () => {
    const json = queueAsJson(queue);
    expect(json).not.toMatch(/open_turns|done_in_30_days|capacity_hours/);
    expect(JSON.parse(json)).toMatchObject({
      schema: 1,
      iteration: 46,
      items: queue.items.map(() => ({ terms: {} })),
    });
    await expect(queueAsCsv(queue)).toMatchFileSnapshot(golden('queue.csv'));
  });

  it.each([
    [0.4, 'waits less than a day on us'],
    [1, 'waits 1 day on us'],
    // As every other text of the same instant rounds it.
    [173.99, 'waits 174 days on us'],
  ])('says of %s days: %s, and for what', (days, words) => {
    const one = candidate(1, { since: since(days), held_days: days });
    expect(queueSection(queueOf({ ...request, candidates: [one] }), null)).toContain(
      `${words} for a first answer`,
    );
  });

  it('with nothing in it says so', () => {
    const empty = queueOf({ ...request, candidates: [] });
    expect(queueSection(empty, null)).toBe(
      '### Pull requests to pick, iteration 46 (8–21 July)\nNothing that we could review waits on us just now.',
    );
    const elsewhere = queueOf({ ...request, candidates: [candidate(1, {})], strategic: new Set() });
    expect(queueSection(elsewhere, null)).toMatch(/\n\nNot here: 1 in communities that are not strategic\.$/);
  });

  it('whose iteration is over says what became of it', async () => {
    const item = (number: number, title: string) => ({
      node_id: `PR_${number}`,
      lane: 'oldest' as const,
      url: `https://github.com/springboard/hub/pull/${number}`,
      title,
      ended_at: null,
      is_merged: false,
      first_act_at: null,
    });
    const outcome = {
      done: [{ ...item(1, 'Retry on conflict'), is_merged: true }, item(2, 'Helm values')],
      open: [{ ...item(3, 'Proxy timeouts'), first_act_at: now }, item(4, 'Profiles in the docs')],
      unplanned: [item(5, 'Fix a typo')],
    };
    await expect(outcomeSection(outcome, request)).toMatchFileSnapshot(golden('outcome.md'));
  });

  it.each([
    ['2026-07-08', '2026-07-22', '8–21 July'],
    ['2026-07-29', '2026-08-12', '29 July–11 August'],
    ['2026-12-23', '2027-01-06', '23 December 2026–5 January 2027'],
  ])('from %s until %s is said as %s', (start, end, words) => {
    expect(spanOfDays({ start: `${start}T00:00:00Z`, end: `${end}T00:00:00Z` })).toBe(words);
  });
});

describe('what strangers wrote', () => {
  const hostile = [
    '@octocat fixes #12, closes springboard/hub#3',
    '![x](https://evil.example/x.png) <img src=x onerror=alert(1)>',
    '**bold** [click](https://evil.example) www.evil.example',
    '<!-- headwater: queue a 1 --> `code` | table',
    '- [ ] not an item\n\n# heading',
    '\u202Eevil\u202C --> <details>',
  ];

  it.each(hostile)('%j mentions nobody, links nothing and ends no section', (title) => {
    const text = queueSection(
      queueOf({
        ...request,
        candidates: [candidate(1, { title, since: since(3), held_days: 3 })],
      }) satisfies Queue,
      null,
    );
    const html = new MarkdownIt({ html: true, linkify: true }).render(text);
    expect(html).not.toMatch(/<img|<h1|onerror=alert\(1\)>|href="(?!https:\/\/redirect\.github\.com)/);
    expect(text).not.toMatch(/@[a-z]|(?<![\u200B\w\\])#\d|<!--|-->(?!\n)/);
    expect(html.match(/<li>/g)).toHaveLength(1);
  });

  it('the renderer makes one list with a link an item, and no link straight to the upstream', () => {
    const html = new MarkdownIt({ html: true, linkify: true }).render(queueSection(queue, WRONG));
    expect(html.match(/<li>/g)).toHaveLength(queue.items.length);
    expect(html).not.toContain('href="https://github.com/springboard');
    expect(html).toContain('<h3>Pull requests to pick, iteration 46 (8–21 July)</h3>');
  });
});
