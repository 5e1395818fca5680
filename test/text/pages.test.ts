/** Pages made of our Markdown: the same words, whatever strangers call things, and headings in their order. */
import { describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../src/text/pages/from-markdown.ts';
import { pageInHtml } from '../../src/text/pages/html.ts';
import { overview } from '../../src/text/pages/overview.ts';
import { details, escaped, link, table } from '../../src/text/markdown.ts';
import { hostileCorpus } from '../support/hostile.ts';
import { hostileWeek } from '../support/weekly-issues.ts';

/** Every tag that a page may have, with the attributes that it may have. */
const OURS =
  /^<\/?(p|h[1-6]|strong|em|ul|ol|li|table|thead|tbody|tr|th|td|details|summary|code|pre|a|div|section|figure|figcaption|svg|line|polyline|circle|title|text|br|hr)>$|^<br>$|^<(th|td) class="right">$|^<li class="task">$|^<p class="weeks">$|^<div class="wide" role="group" tabindex="0" aria-label="Table">$|^<a (rel="(prev|next)" )?href="(https:\/\/(redirect\.github\.com|github\.com|chaoss\.community)\/[^"<>]*|\/[\w./?=-]*|sql\/kpi\/\w+\.sql|#[\w-]*)">$|^<section aria-label="[^"<>]*">$|^<(svg|line|polyline|circle|text) [^<>]*\/?>$/;
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
