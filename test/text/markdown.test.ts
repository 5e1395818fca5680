import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import {
  code,
  details,
  escaped,
  escapedHtml,
  link,
  oneLine,
  quietLink,
  shortItem,
  table,
} from '../../src/text/markdown.ts';
import { HOSTILE } from '../support/reports.ts';

const github = new MarkdownIt({ html: true, linkify: true });
// GitHub links no bare domain, and an address of e-mail only with ASCII on both sides of its sign.
github.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

describe('words of strangers in Markdown', () => {
  it('call nobody', () => {
    expect(escaped('thanks @octocat')).toBe('thanks @\u200Boctocat');
  });

  it('refer to no issue, in any of the ways that GitHub links one', () => {
    expect(escaped('#12')).toBe('\u200B\\#\u200B12');
    expect(escaped('springboard/hub#12')).toBe('springboard/hub\u200B\\#\u200B12');
    expect(escaped('fixes GH-12')).toBe('fixes GH\u200B-12');
    expect(escaped('https://github.com/springboard/hub/pull/12')).toBe(
      'https:\u200B//github.com/springboard/hub/pull/12',
    );
  });

  it('stay text: no HTML, no emphasis, no code, no picture', () => {
    expect(escaped('<b>*x*</b> `y` ![z](u)')).toBe('\\<b\\>\\*x\\*\\</b\\> \\`y\\` \\!\\[z\\](u)');
  });

  it('begin no list, and leave a decimal number alone', () => {
    expect(escaped('1. first')).toBe('1\\. first');
    expect(escaped('- first')).toBe('\\- first');
    expect(escaped('62.5 %')).toBe('62.5 %');
  });

  it('draw no rule, make no heading of the line before, and show no emoji that is an image', () => {
    for (const text of ['---', '===', '--- ', '+ a'])
      expect(tagsOf(github.render(`above\n${escaped(text)}`))).toEqual(['<p>', '</p>']);
    expect(escaped(':octocat: 10:30:00')).toBe(':\u200Boctocat: 10:\u200B30:00');
  });

  it('are no link, with a scheme or without', () => {
    const fuzzy = new MarkdownIt({ linkify: true });
    fuzzy.linkify.set({ fuzzyEmail: false });
    for (const text of ['www.example.org/a', 'http://example.org', 'WWW.example.org', 'ftp://example.org'])
      expect(fuzzy.render(escaped(text)), text).not.toContain('<a ');
  });

  it('stand on one line, without anything invisible, and are cut where they are too long', () => {
    expect(oneLine(' a\n\tb\u202Ec\u200B\u0000 ')).toBe('a bc');
    expect(oneLine('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`);
    expect(oneLine('x'.repeat(120))).toBe('x'.repeat(120));
    expect([...oneLine('🎉'.repeat(200))]).toHaveLength(120);
  });

  it('in code style cannot end the code or the table cell', () => {
    expect(code('a`b|c\\')).toBe('`a·b·c·`');
    expect(code('')).toBe('` `');
    expect(code('thanks @octocat')).toBe('`thanks @\u200Boctocat`');
  });

  it('in a summary cannot end the summary', () => {
    expect(escapedHtml('</summary>&')).toBe('&#60;/summary&#62;&#38;');
  });

  it('render as themselves, whatever they are', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'<>&"\'`*_[]()!#@|~$\\-+=1.: \n/https:www.') }),
      fc.constantFrom(...HOSTILE),
    );
    fc.assert(
      fc.property(words, (text) => {
        const html = github.render(table(['a', 'b'], [[escaped(text), code(text)]], ['left', 'left']));
        expect(tagsOf(html)).toEqual(
          tagsOf(github.render(table(['a', 'b'], [['x', '`x`']], ['left', 'left']))),
        );
        expect(html).not.toMatch(/@[a-z\d](?![^<]*<\/code>)/i);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  it('never leave the fold that they are put into', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...HOSTILE)), (text) => {
        const html = github.render(details(text, escaped(text)));
        expect(tagsOf(html).filter((tag) => /details|summary/.test(tag))).toEqual([
          '<details>',
          '<summary>',
          '</summary>',
          '</details>',
        ]);
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });
});

describe('links', () => {
  it('to pull requests and issues go through the host that leaves no trace on the other side', () => {
    expect(quietLink('https://github.com/springboard/hub/pull/12#issuecomment-1')).toBe(
      '[`springboard/hub#12`](https://redirect.github.com/springboard/hub/pull/12#issuecomment-1)',
    );
    expect(quietLink('https://github.com/springboard/hub/issues/7')).toBe(
      '[`springboard/hub#7`](https://redirect.github.com/springboard/hub/issues/7)',
    );
  });

  it('say releases, commits, files and repositories in short', () => {
    const at = 'https://github.com/springboard/hub';
    expect(shortItem(`${at}/releases/tag/v3.1.0%2Bexp`)).toBe('springboard/hub v3.1.0+exp');
    expect(shortItem(`${at}/commit/0ce55125bdd214fb`)).toBe('springboard/hub commit 0ce5512');
    expect(shortItem(`${at}/blob/0ce55125/people/list.yaml`)).toBe('springboard/hub people/list.yaml');
    expect(shortItem(`${at}/compare/3.1.0...main`)).toBe('springboard/hub 3.1.0...main');
    expect(shortItem(at)).toBe('springboard/hub');
    expect(shortItem('https://github.com/orgs/springboard/projects/1')).toBe(
      'github.com/orgs/springboard/projects/1',
    );
  });

  it('on another GitHub stay on it', () => {
    expect(quietLink('https://ghe.example/springboard/hub/pull/12')).toBe(
      '[`springboard/hub#12`](https://ghe.example/springboard/hub/pull/12)',
    );
  });

  it('with an address that is none, or that runs code, are text', () => {
    expect(link('text', 'javascript:alert(1)')).toBe('text');
    expect(quietLink('nowhere')).toBe('`nowhere`');
  });

  it('cannot be closed from inside the address', () => {
    expect(link('text', 'https://github.com/a)[b](c')).toBe('[text](https://github.com/a%29%5Bb%5D%28c)');
  });
});

function tagsOf(html: string): string[] {
  return html.match(/<[^>]*>/g) ?? [];
}
