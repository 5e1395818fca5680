/** Our own Markdown as HTML, for pages: what GitHub would make of it, without whatever else HTML can say. */
import MarkdownIt from 'markdown-it';
import { inHtml } from './html.ts';

/** The only HTML that our texts have. Anything else was a stranger's, and is shown as it was written. */
const OURS = /^(?:<details>\n<summary>[^<>]*<\/summary>|<\/details>|<!--[^>]*-->|\s)*$/;

const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });
markdown.renderer.rules.html_block = (tokens, index) => ours(tokens[index]!.content);
markdown.renderer.rules.html_inline = (tokens, index) => ours(tokens[index]!.content);
// Wide tables scroll by themselves, also with the keyboard.
markdown.renderer.rules.table_open = () =>
  '<div class="wide" role="group" tabindex="0" aria-label="Table">\n<table>\n';
markdown.renderer.rules.table_close = () => '</table>\n</div>\n';
for (const cell of ['th_open', 'td_open'] as const)
  markdown.renderer.rules[cell] = (tokens, index, options, _, renderer) => {
    const token = tokens[index]!;
    // A page may have no style of its own.
    const isRight = token.attrGet('style') === 'text-align:right';
    token.attrs = isRight ? [['class', 'right']] : null;
    return renderer.renderToken(tokens, index, options);
  };
const TASK = /^\[([ x])\] /;
markdown.core.ruler.push('tasks', ({ tokens }) => {
  for (const { type, children } of tokens) {
    const first = type === 'inline' ? children?.[0] : undefined;
    if (first?.type === 'text')
      first.content = first.content.replace(TASK, (_, mark) => (mark === 'x' ? '☑ ' : '☐ '));
  }
});

function ours(html: string): string {
  if (!OURS.test(html)) return inHtml(html);
  return html.replace(/<!--[^>]*-->/g, '');
}

export function fromMarkdown(text: string): string {
  return markdown.render(text);
}
