/** Whatever a stranger calls something: no mention, link, image, closing keyword or HTML comes of it, wherever it stands. */
import { runs } from '../support/runs.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, details, escaped, link, oneLine, plainTitle, table } from '../../src/text/markdown.ts';
import { queueOf } from '../../src/domain/queue/queue.ts';
import { draftOf } from '../../src/text/queue/draft.ts';
import { outcomeSection, queueSection } from '../../src/text/queue/section.ts';
import { auditAsMarkdown } from '../../src/text/quality/audit.ts';
import { planText } from '../../src/text/nudges/plan.ts';
import { PROPOSED_TEXTS, reminderText } from '../../src/text/nudges/reminder.ts';
import { weeklyIssue } from '../../src/text/issue/weekly-issue.ts';
import { reportTitle, weeklyReport } from '../../src/text/report/weekly-report.ts';
import { hostileWeek } from '../support/weekly-issues.ts';
import { hostileCorpus } from '../support/hostile.ts';
import { plan, planned, reminder } from '../support/nudges.ts';
import { BEFORE_SPRINT, candidate, member, queueRequest, team } from '../support/queues.ts';
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

describe('a draft card', () => {
  it('calls, links and closes nothing, by its title or its body, but names its pull request', () => {
    const url = 'https://github.com/springboard/hub/pull/1';
    const ours = 'springboard/hub#1 ';
    for (const text of corpus) {
      const { title, body } = draftOf({ title: text, url });
      expect(title.startsWith(ours), text).toBe(true);
      expect(foundByGitHub(title.slice(ours.length)), text).toEqual([]);
      expect(foundByGitHub(words(rendered(body))), text).toEqual([]);
    }
  });
});

/** A sprint's queue without its pull requests and people. */
describe('a whole message', () => {
  /** Every fifth text, forty to a message: each place has had the whole corpus above. */
  const sample = corpus.filter((_, index) => index % 5 === 0);
  const chunks = Array.from({ length: Math.ceil(sample.length / 40) }, (_, index) =>
    sample.slice(index * 40, (index + 1) * 40),
  );
  const OURS =
    /^<(\/?(p|h[2-6]|strong|code|ul|li|table|thead|tbody|tr|details|summary|pre|a|em|blockquote)|(th|td)( align="(left|right)")?|code class="language-mermaid"|a href="(https:\/\/redirect\.github\.com\/springboard\/|https:\/\/github\.com\/field-station\/)[^"]*"|input type="checkbox" disabled=""( checked="")? \/|hr \/)>$|^<\/(th|td)>$/;

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
        auditAsMarkdown({
          schema: 1,
          as_of: report.as_of,
          gaps: report.coverage.gaps,
          ...report.data_quality,
          deliveries: null,
        }),
        strange[0]!,
      );
      expect(foundByGitHub(reportTitle(report))).toEqual([]);
    }
    expect(chunks.length).toBeGreaterThan(5);
  });

  it('and so is a queue of pull requests with such titles, picked by people with such names', () => {
    const since = Date.parse(BEFORE_SPRINT);
    for (const strange of chunks) {
      const members = strange.map((login, index) => member(String(index), { login, capacity_hours: 40 }));
      const request = queueRequest({
        size: 40,
        candidates: strange.map((title, index) =>
          candidate(index + 1, { title, held_days: index, collisions: [title], since }),
        ),
        team: team({
          members,
          touches: members.map(({ id }) => ({
            member: id,
            area: 'springboard/hub:src',
            at: '2026-06-01T00:00:00Z',
          })),
        }),
      });
      const queue = queueOf(request);
      expect(queue.items.length).toBeGreaterThan(0);
      expectOurs(queueSection(queueOf({ ...request, is_session: true }), null), strange[0]!);
      const section = queueSection(queue, null);
      const items = queue.items.map(({ candidate: { url, title, node_id } }) => ({ url, title, node_id }));
      const picked = strange.map((title, index) => ({
        ...items[index % items.length]!,
        ...{ title, lane: 'oldest' as const, ended_at: BEFORE_SPRINT, is_merged: true, first_act_at: null },
      }));
      expectOurs(section, strange[0]!);
      expectOurs(outcomeSection({ done: picked, open: picked, unplanned: picked }, queue), strange[0]!);
    }
  });

  it('and so are reminders, their digest and the look at both, about people and checks with such names', () => {
    const sender = {
      institution: 'Field Station',
      repository: 'field-station/meta',
      host: 'https://github.com',
      rules: null,
    };
    const item = { repository: 'springboard/hub', number: 1721 };
    for (const strange of chunks) {
      const bodies = strange.flatMap((name, index) =>
        (['author', 'maintainers'] as const).map((party) =>
          reminderText(
            reminder({
              ...{ party, author: name, people: [name, strange[(index + 1) % strange.length]!] },
              // Whoever is called must bear a name that GitHub could have given.
              ...{ mention: name, failing: [name], reason: party === 'author' ? 'checks' : 'first_response' },
            }),
            PROPOSED_TEXTS,
            { ...sender, institution: name },
            item,
          ),
        ),
      );
      // A word that GitHub takes for a login may be called: that is what a mention is.
      const called = /^[a-z\d][a-z\d-]*$/i;
      for (const [index, body] of bodies.entries())
        if (!called.test(strange[index >> 1]!)) expectOurs(body, strange[index >> 1]!);
      const nudges = strange.map((name, index) =>
        planned(index + 1, {
          ...{ title: name, people: [name], party: index % 2 === 0 ? 'author' : 'maintainers' },
          ...{ reason: index % 2 === 0 ? 'checks' : 'merge', text: null },
          hindrances: index % 3 === 0 ? [] : ['too_early'],
        }),
      );
      const undecided = strange.map((title, index) => ({
        ...{ repo_id: '1', number: index, title, words: 2000, comments: 30 },
        url: `https://github.com/springboard/hub/pull/${index}`,
      }));
      const unreadable = strange.map((problem) => ({ repository: 'springboard/hub', problem }));
      const look = plan(nudges, { undecided, unreadable, signed_by: strange[0]!, institution: strange[0]! });
      expectOurs(planText(look, { isSent: false }), strange[0]!);
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
