/** The lines of a comment that are its own words: of paragraphs, lists and headings, outside quotes and blocks of code. */
import type { MarkdownIt, Token } from 'markdown-it';

/** @param contentOf what a piece of a line adds to it; lines are trimmed, blank ones among them */
export function linesOf(markdown: MarkdownIt, body: string, contentOf: (part: Token) => string): string[] {
  const lines: string[] = [];
  let quotes = 0;
  for (const token of markdown.parse(body, {})) {
    if (token.type === 'blockquote_open') quotes++;
    else if (token.type === 'blockquote_close') quotes--;
    else if (token.type === 'inline' && quotes === 0) {
      let line = '';
      for (const part of token.children ?? [])
        if (part.type === 'softbreak' || part.type === 'hardbreak') {
          lines.push(line);
          line = '';
        } else line += contentOf(part);
      lines.push(line);
    }
  }
  return lines.map((line) => line.trim());
}
