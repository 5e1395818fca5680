/** Our own Markdown as HTML, for pages: what GitHub would make of it, without whatever else HTML can say. */
import MarkdownIt, { type Token } from 'markdown-it';
import { inHtml } from './html.ts';

/** The only HTML that our texts have. Anything else was a stranger's, and is shown as it was written. */
const OURS = /^(?:<details>\n<summary>[^<>]*<\/summary>|<\/details>|<!--[^>]*-->|\s)*$/;

const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });
markdown.renderer.rules.html_block = (tokens, index) => ours(tokens[index]!.content);
markdown.renderer.rules.html_inline = (tokens, index) => ours(tokens[index]!.content);
// Wide tables scroll by themselves, also with the keyboard.
markdown.renderer.rules.table_open = (tokens, index) =>
  `<div class="wide" role="group" tabindex="0" aria-label="${labelOf(tokens, index)}">\n<table>\n`;
markdown.renderer.rules.table_close = () => '</table>\n</div>\n';
for (const cell of ['th_open', 'td_open'] as const)
  markdown.renderer.rules[cell] = (tokens, index, options, _, renderer) => {
    const token = tokens[index]!;
    // A page may have no style of its own.
    const isRight = token.attrGet('style') === 'text-align:right';
    token.attrs = isRight ? [['class', 'right']] : null;
    // A heading without words is none: a screen reader would announce it before each cell.
    if (cell === 'th_open' && tokens[index + 1]!.content === '') token.tag = tokens[index + 2]!.tag = 'td';
    return renderer.renderToken(tokens, index, options);
  };
/** What a table is, for who hears it: what it stands beneath, else its first heading. HTML. */
function labelOf(tokens: readonly Token[], index: number): string {
  for (let above = index - 1; above >= 0; above--) {
    const { type, content } = tokens[above]!;
    if (type === 'heading_open') return inHtml(plain(tokens[above + 1]));
    const [, summary] = SUMMARY.exec(content) ?? [];
    if (summary !== undefined) return summary.replaceAll('"', '&#34;');
  }
  return inHtml(plain(tokens.slice(index).find(({ type }) => type === 'inline')) || 'Table');
}

/** Without its marks. */
function plain(inline: Token | undefined): string {
  return (inline?.children ?? []).map(({ content }) => content).join('');
}

const SUMMARY = /<summary>([^<>]*)<\/summary>/;
const TASK = /^\[([ x])\] /;
markdown.core.ruler.push('tasks', ({ tokens }) => {
  for (const [index, { type, children }] of tokens.entries()) {
    const first = type === 'inline' ? children?.[0] : undefined;
    if (first?.type !== 'text' || !TASK.test(first.content)) continue;
    first.content = first.content.replace(TASK, (_, mark: string) => (mark === 'x' ? '☑ ' : '☐ '));
    if (tokens[index - 2]?.type === 'list_item_open') tokens[index - 2]!.attrJoin('class', 'task');
  }
});
// Below the page's own title no level is left out, wherever the text began.
markdown.core.ruler.push('headings', ({ tokens }) => {
  const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close');
  const shift = 2 - Math.min(...headings.map(({ tag }) => Number(tag[1])));
  for (const heading of headings) heading.tag = `h${Number(heading.tag[1]) + shift}`;
});

function ours(html: string): string {
  if (!OURS.test(html)) return inHtml(html);
  return html.replace(/<!--[^>]*-->/g, '');
}

/** @returns HTML; its headings begin with h2 */
export function fromMarkdown(text: string): string {
  return markdown.render(text);
}

/** Without the heading that it begins with: the page has a title. */
export function withoutTitle(text: string): string {
  return text.replace(/^#+ .*\n+/, '');
}
