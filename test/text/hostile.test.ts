/** Whatever a stranger calls something: no mention, link, image, closing keyword or HTML comes of it, wherever it stands. */
import { runs } from '../support/runs.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, details, escaped, link, oneLine, plainTitle, table } from '../../src/text/markdown.ts';
import { queueOf, type QueueRequest } from '../../src/domain/queue/queue.ts';
import { outcomeSection, queueSection } from '../../src/text/queue/section.ts';
import { candidate } from '../domain/queue/candidates.ts';
import { auditAsMarkdown } from '../../src/text/quality/audit.ts';
import { weeklyIssue } from '../../src/text/issue/weekly-issue.ts';
import { reportTitle, weeklyReport } from '../../src/text/report/weekly-report.ts';
import { hostileWeek } from '../support/weekly-issues.ts';
import { hostileCorpus } from '../support/hostile.ts';
import { foundByGitHub, rendered, tagsOf, words } from '../support/shown-on-github.ts';

const corpus = hostileCorpus();
const ADDRESS = 'https://redirect.github.com/springboard/hub/pull/1';

/** Every place in our texts where words of strangers stand. */
const places: Record<string, Place> = {
  'running text': (text) => `Words of ours, ${escaped(text)} and more.`,
  'the beginning of a line': (text) => `above\n${escaped(text)}`,
  'a paragraph': (text) => escaped(text),
  'bold text': (text) => `**Maintainers of ${escaped(text)}: few.**`,
  'a table cell': (text) =>
    table(['Figure', escaped(text)], [[escaped(text), code(text)]], ['left', 'right']),
  'a heading': (text) => `## Upstream health: ${escaped(text)}`,
  'a list item': (text) => `- ${escaped(text)}`,
  'a task': (text) => `- [ ] ${escaped(text)}`,
  'a summary': (text) => details(text, 'x'),
  'the text of a link': (text) => `See ${link(escaped(text), ADDRESS)}.`,
  'code style': (text) => `See ${code(text)} there.`,
};

describe('the corpus', () => {
  it('has more than three hundred texts that would do something, of every kind', () => {
    const plain = tagsOf(rendered('x'));
    const does = corpus.filter((text) => {
      const html = rendered(text);
      return tagsOf(html).join() !== plain.join() || foundByGitHub(words(html)).length > 0;
    });
    expect(does.length).toBeGreaterThan(600);
    const found = new Set(corpus.flatMap((text) => foundByGitHub(words(rendered(text)))));
    expect([...found].sort()).toEqual(
      ['closing keyword', 'emoji', 'invisible character', 'link', 'mention', 'reference'].sort(),
    );
    for (const tag of [
      '<a ',
      '<img ',
      '<table>',
      '<h1>',
      '<ul>',
      '<input ',
      '<pre>',
      '<details',
      '<del>',
      '<sup>',
    ])
      expect(
        corpus.some((text) => rendered(text).includes(tag)),
        tag,
      ).toBe(true);
  });
});

type Place = (text: string) => string;

/** The tags of a place are those that it has with a harmless word in it, or with none. */
function expectHarmless(place: Place): (text: string) => void {
  const tags = { word: tagsOf(rendered(place('x'))), nothing: tagsOf(rendered(place(''))) };
  return (text) => {
    const html = rendered(place(text));
    expect(tagsOf(html), text).toEqual(oneLine(text) === '' ? tags.nothing : tags.word);
    expect(foundByGitHub(words(html)), text).toEqual([]);
  };
}

describe.each(Object.entries(places))('in %s', (_, place) => {
  it('every text of the corpus stays text', () => {
    corpus.forEach(expectHarmless(place));
  });

  it('and so does whatever is made of their pieces', () => {
    const piece = fc.oneof(
      fc.constantFrom(...corpus),
      fc.constantFrom(...'@#[]()<>!`*_~|\\$&:;-+=.\'"/ \n\t'),
      fc.constantFrom('@octocat', '#12', 'fixes ', 'https://', 'www.', '\u200B', '\u202E', 'x'),
    );
    const made = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(made, expectHarmless(place)), runs(200));
  });
});

describe('an issue’s title', () => {
  it('calls, links and closes nothing', () => {
    for (const text of corpus) {
      const title = plainTitle(`Upstream health: ${text}`, 250);
      expect(foundByGitHub(title), text).toEqual([]);
      expect(title).not.toMatch(/[\n\r]/);
    }
  });
});

/** A sprint's queue without its pull requests and people. */
const QUEUE: Omit<QueueRequest, 'candidates' | 'team'> = {
  past: [{ opened: 9, ended: 7, ended_by_team: 4 }],
  strategic: new Set(['Springboard']),
  in_iteration: [],
  carried_over: [],
  size: 40,
  target_days: 5,
  window: { start: '2026-07-08T00:00:00Z', end: '2026-07-22T00:00:00Z' },
  now: '2026-07-06T12:00:00Z',
  iteration: 46,
  is_session: false,
  is_for_one: false,
};

describe('a whole message', () => {
  /** Every fifth text, forty to a message: each place has had the whole corpus above. */
  const sample = corpus.filter((_, index) => index % 5 === 0);
  const chunks = Array.from({ length: Math.ceil(sample.length / 40) }, (_, index) =>
    sample.slice(index * 40, (index + 1) * 40),
  );
  const OURS =
    /^<(\/?(p|h[2-6]|strong|code|ul|li|table|thead|tbody|tr|details|summary|pre|a)|(th|td)( align="(left|right)")?|code class="language-mermaid"|a href="(https:\/\/redirect\.github\.com\/springboard\/|https:\/\/github\.com\/field-station\/)[^"]*"|input type="checkbox" disabled=""( checked="")? \/)>$|^<\/(th|td)>$/;

  function expectOurs(markdown: string, about: string): void {
    const html = rendered(markdown);
    expect(
      tagsOf(html).filter((tag) => !OURS.test(tag)),
      about,
    ).toEqual([]);
    expect(foundByGitHub(words(html)), about).toEqual([]);
  }

  it('of every kind is made of our own words and links alone', () => {
    for (const strange of chunks) {
      const [report, beside] = hostileWeek(strange);
      expectOurs(weeklyIssue(report, beside), strange.join('\n'));
      expectOurs(weeklyReport(report), strange.join('\n'));
      expectOurs(
        auditAsMarkdown({ schema: 1, as_of: report.as_of, ...report.data_quality, deliveries: null }),
        strange[0]!,
      );
      expect(foundByGitHub(reportTitle(report))).toEqual([]);
    }
    expect(chunks.length).toBeGreaterThan(5);
  });

  it('and so is a queue of pull requests with such titles, picked by people with such names', () => {
    const since = Date.parse(QUEUE.now);
    for (const strange of chunks) {
      const members = strange.map((login, index) => {
        const spans = [{ from: null, to: null }];
        return { id: String(index), login, spans, away: [], capacity_hours: 40 };
      });
      const queue = queueOf({
        ...QUEUE,
        candidates: strange.map((title, index) =>
          candidate(index + 1, { title, held_days: index, collisions: [title], since }),
        ),
        team: {
          members,
          touches: members.map(({ id }) => ({
            member: id,
            area: 'springboard/hub:src',
            at: '2026-06-01T00:00:00Z',
          })),
          loads: new Map(),
        },
      });
      expect(queue.items.length).toBeGreaterThan(0);
      const section = queueSection(queue, null);
      const items = queue.items.map(({ candidate: { url, title, node_id } }) => ({ url, title, node_id }));
      const picked = strange.map((title, index) => ({
        ...items[index % items.length]!,
        ...{ title, lane: 'oldest' as const, ended_at: QUEUE.now, is_merged: true, first_act_at: null },
      }));
      expectOurs(section, strange[0]!);
      expectOurs(outcomeSection({ done: picked, open: picked, unplanned: picked }, queue), strange[0]!);
    }
  });
});

it('no math is found before what is escaped', () => {
  for (const text of corpus) expect(escaped(text)).not.toContain('$');
});

it('a reader sees the words that were written', () => {
  for (const text of ['fixes #12 for @octocat', '$5 & <more>', '50 % | 7', 'a_b*c', '0ce55125bdd2'])
    expect(
      words(rendered(escaped(text)))
        .replaceAll('\u200B', '')
        .trim(),
    ).toBe(text);
});
