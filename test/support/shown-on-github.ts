/** What GitHub shows of a Markdown text: a real renderer with GitHub's extensions, then what GitHub finds in the plain text. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export function rendered(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

export function tagsOf(html: string): string[] {
  return html.match(/<[^>]*>/g) ?? [];
}

/** The words of a rendered text that GitHub searches: neither in code style nor the text of links. */
export function words(html: string): string {
  return html
    .replace(/<(code|pre|a)\b[^>]*>[^]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(?:#(\d{1,6})|(lt|gt|quot|amp));/g, (_, digits: string | undefined, name: string) =>
      digits === undefined ? SIGNS[name]! : String.fromCodePoint(Number(digits)),
    );
}

const SIGNS: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };

const REFERENCE = /#\d|\bgh-\d|\bghsa-\w|\bcve-\d|(?<![\da-z])[\da-f]{7,40}(?![\da-z])/i;

/** Each wider than GitHub's own rule, so that what it does not find GitHub does not find either. */
const FOUND: Record<string, RegExp> = {
  mention: /@[\w-]/,
  reference: REFERENCE,
  'closing keyword': new RegExp(
    `\\b(close[sd]?|fix(e[sd])?|resolve[sd]?):?\\s+([\\w./-]*(${REFERENCE.source})|https?://)`,
    'i',
  ),
  link: /\w:\/\/|\bwww\./i,
  emoji: /:[\w+-]*[a-z_+-][\w+-]*:/i,
  'invisible character': /[\p{Bidi_Control}\p{Cc}\u2060\uFEFF]/u,
};

/** @param text as `words` gives it, or a title */
export function foundByGitHub(text: string): string[] {
  const lines = text.split('\n');
  return Object.entries(FOUND)
    .filter(([, pattern]) => lines.some((line) => pattern.test(line)))
    .map(([name]) => name);
}
