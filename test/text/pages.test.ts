/** Pages made of our Markdown: the same words, whatever strangers call things, and headings in their order. */
import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../src/text/issue/chart.ts';
import type { Report } from '../../src/domain/report/report.ts';
import type { TrendLine } from '../../src/text/charts/trend-drawing.ts';
import { badge } from '../../src/text/pages/badge.ts';
import { atomFeed } from '../../src/text/pages/feed.ts';
import { filters } from '../../src/text/pages/filters.ts';
import { fromMarkdown } from '../../src/text/pages/from-markdown.ts';
import { pageInHtml } from '../../src/text/pages/html.ts';
import { trendLine } from '../../src/text/pages/line-chart.ts';
import { overview } from '../../src/text/pages/overview.ts';
import { people } from '../../src/text/pages/people.ts';
import { incidencePicture, nothingToDraw, trendPicture } from '../../src/text/pages/picture.ts';
import { releases } from '../../src/text/pages/releases.ts';
import { responsiveness } from '../../src/text/pages/responsiveness.ts';
import { details, escaped, link, table } from '../../src/text/markdown.ts';
import { hostileCorpus } from '../support/hostile.ts';
import { hostileViews } from '../support/views.ts';
import { hostileWeek } from '../support/weekly-issues.ts';
import { all, everything, parsedXml } from '../support/xml.ts';

/** Every tag that a page may have, with the attributes that it may have. */
const OURS =
  /^<\/?(p|h[1-6]|strong|em|ul|ol|li|table|thead|tbody|tr|th|td|details|summary|code|pre|a|div|section|figure|figcaption|svg|path|line|polyline|polygon|circle|rect|title|text|br|hr)>$|^<w?br>$|^<(th|td) class="right">$|^<li class="task">$|^<p class="weeks">$|^<div class="wide" role="group" tabindex="0" aria-label="Table">$|^<a (rel="(prev|next)" )?href="(https:\/\/(redirect\.github\.com|github\.com|chaoss\.community)\/[^"<>]*|\/[\w./?=-]*|sql\/kpi\/\w+\.sql|#[\w-]*)">$|^<section aria-label="[^"<>]*">$|^<(svg|path|line|polyline|polygon|circle|rect|text) [^<>]*\/?>$|^<(p|div|span|figure|details) class="[\w ]+">$|^<(span)?>$|^<\/span>$|^<(th|td) scope="(row|col)"( class="right")?>$|^<div class="drawing" data-drawing='[^'<>]*'>$|^<(ul|div) id="items-[\w-]+">$|^<div class="wide" role="group" tabindex="0" aria-label="[^"<>]*">$|^<a href="\/definitions#\w+">$/;
const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? [];

describe('Markdown on a page', () => {
  it('stays text wherever a stranger’s words stand', () => {
    const corpus = hostileCorpus();
    const places: ((text: string) => string)[] = [
      (text) => `Words, ${escaped(text)}, more.`,
      (text) => escaped(text),
      (text) => table(['Figure', escaped(text)], [[escaped(text), 'x']], ['left', 'right']),
      (text) => details(text, `- [ ] ${escaped(text)}`),
      (text) => link(escaped(text), 'https://github.com/springboard/hub/pull/1'),
    ];
    for (const place of places)
      for (const text of corpus) {
        const html = fromMarkdown(place(text));
        expect(
          tagsOf(html).filter((tag) => !OURS.test(tag)),
          text,
        ).toEqual([]);
      }
  });

  it('shows HTML that is not ours as it was written', () => {
    for (const html of [
      '<script>alert(1)</script>',
      '<details ontoggle=alert(1)>\n<summary>x</summary>',
      '<details>\n<summary><img src=x></summary>',
      'a <b onclick=x>b</b>',
      '<!-- --><iframe src=x></iframe>',
    ]) {
      const shown = fromMarkdown(html);
      expect(
        tagsOf(shown).filter((tag) => tag !== '<p>' && tag !== '</p>'),
        html,
      ).toEqual([]);
      expect(shown).toContain('&#60;');
    }
    expect(fromMarkdown(details('x', '**y**'))).toBe(
      '<details>\n<summary>x</summary>\n<p><strong>y</strong></p>\n</details>',
    );
  });

  it('leaves no level of headings out, and marks tasks and columns without a style', () => {
    expect(fromMarkdown('### a\n\n#### b\n\n### c')).toBe('<h2>a</h2>\n<h3>b</h3>\n<h2>c</h2>\n');
    expect(fromMarkdown('- [ ] open\n- [x] done')).toBe(
      '<ul>\n<li class="task">☐ open</li>\n<li class="task">☑ done</li>\n</ul>\n',
    );
    expect(fromMarkdown(table(['a', 'b'], [['1', '2']], ['left', 'right']))).toContain(
      '<td class="right">2</td>',
    );
  });
});

it('the overview of hostile communities has our tags alone', () => {
  const corpus = hostileCorpus();
  for (let first = 0; first < corpus.length; first += 120) {
    const [report] = hostileWeek(corpus.slice(first, first + 40));
    const html = overview(report);
    expect(tagsOf(html).filter((tag) => !OURS.test(tag))).toEqual([]);
    const page = pageInHtml({
      title: corpus[first]!,
      institution: corpus[first + 1]!,
      path: '/',
      computed_at: report.as_of,
      json: '/api/v1/report',
      body: html,
    });
    expect(
      tagsOf(page).filter((tag) => /^<(script|img|iframe|form)|\son\w+=|javascript:/i.test(tag)),
    ).toEqual([]);
  }
});

/** Each policy of another stranger, a week after the other. */
function hostileLine(report: Report, words: readonly string[]): TrendLine {
  const trend = report.trends.find(({ id }) => id === 'unanswered')!;
  const changes = trend.points.map(({ start }, index) => ({
    at: start,
    community: null,
    repository: words[index]!,
    kind: 'policy' as const,
    value: words[index + 12]!,
    former: null,
  }));
  return trendLine(CHARTS[2]!, trend, { asOf: report.as_of, changes, target: 3 })!;
}

describe('what is made of hostile communities beside the report', () => {
  const corpus = hostileCorpus();
  const kinds = corpus.map((_, index) => index).filter((index) => index % 60 === 0);

  it.each(kinds)(
    'has our tags alone on each page, and is well-formed in each picture and in the feed (%i)',
    (index) => {
      const words = corpus.slice(index, index + 40);
      const views = hostileViews(words);
      for (const html of [
        responsiveness(views.responsiveness),
        people(views.people),
        releases(views.releases),
      ])
        // Addresses are ours; one of a stranger could be no script either.
        expect(
          tagsOf(html).filter((tag) => !OURS.test(tag) && !/^<a href="https?:[^"<>]*">$/.test(tag)),
        ).toEqual([]);
      const [report] = hostileWeek(words);
      const [kpi] = report.kpis;
      const [community] = views.responsiveness.communities;
      const documents = [
        badge({ ...kpi!, value: null }),
        badge(kpi!),
        trendPicture(words[1]!, hostileLine(report, words)),
        incidencePicture(community!.community, community!.pairs[0]!),
        nothingToDraw(words[3]!),
        atomFeed(report, 'https://headwater.example'),
      ];
      for (const text of documents) {
        const root = parsedXml(text);
        expect(['svg', 'feed']).toContain(root.name);
        expect([...all(root, 'script'), ...all(root, 'foreignObject'), ...all(root, 'image')]).toEqual([]);
        const attributes = [root, ...everything(root)].flatMap((element) => Object.keys(element.attributes));
        expect(attributes.filter((name) => /^on|href$/.test(name) && text.startsWith('<svg'))).toEqual([]);
      }
      // The content of an entry is HTML inside XML: escaped twice.
      for (const { text } of all(parsedXml(documents.at(-1)!), 'content'))
        expect(tagsOf(text).filter((tag) => !/^<\/?(h2|ul|li|p)>$/.test(tag))).toEqual([]);
    },
  );

  it.each(kinds)('the form offers names as they are (%i)', (index) => {
    const words = corpus.slice(index, index + 40);
    const html = filters({
      path: '/',
      takes: ['from', 'community', 'repository', 'as_of'],
      asked: { community: words[0]!, repository: words[1]!, week: words[2]! },
      places: [{ community: words[0]!, repositories: words }],
    });
    const allowed =
      /^<\/?(p|strong|a|form|summary|label|button|select|datalist|option|details)>$|^<p class="shown">$|^<details class="filters">$|^<a href="\/">$|^<form method="get" action="\/">$|^<label for="by-\w+">$|^<input id="by-\w+" name="\w+"( type="\w+")?( list="repositories" placeholder="owner\/name")? value="[^"<>]*">$|^<select id="by-community" name="community">$|^<option( selected)? value="[^"<>]*">$|^<datalist id="repositories">$|^<button type="submit">$/;
    expect(tagsOf(html).filter((tag) => !allowed.test(tag))).toEqual([]);
  });
});
