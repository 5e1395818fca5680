/** Our own Markdown on a terminal: no line is longer than it is wide, and nothing is left of marks and addresses. */
import MarkdownIt, { type Token } from 'markdown-it';
import { columnsThatFit, wrapped, type Column } from './terminal.ts';

const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });
const WIDEST = 120;

/** @param text in Markdown of ours; a table loses the columns that do not fit */
export function markdownForTerminal(
  text: string,
  { columns, colour }: { columns: number; colour: boolean },
): string {
  const width = Math.max(40, Math.min(columns, WIDEST));
  const bold = (line: string) => (colour ? `\u001b[1m${line}\u001b[22m` : line);
  const lines: string[] = [];
  let quoted = '';
  const tokens = markdown.parse(text, {});
  for (let at = 0; at < tokens.length; at++) {
    const { type, level, content } = tokens[at]!;
    // What belongs together stands together: an empty line is before each block, and none within a list.
    if (level === 0 && type.endsWith('_open') && lines.length > 0) lines.push('');
    if (type === 'table_open') {
      const end = tokens.findIndex((token, index) => index > at && token.type === 'table_close');
      lines.push(...columnsThatFit(columnsOf(tokens.slice(at, end)), width));
      at = end;
    }
    if (type === 'blockquote_open') quoted = '> ';
    if (type === 'blockquote_close') quoted = '';
    if (quoted !== '' && type === 'paragraph_open' && lines.at(-1) !== '') lines.push('>');
    // Where GitHub folds, a terminal shows what was folded.
    if (type === 'html_block') {
      const [, summary] = /<summary>(.*?)<\/summary>/.exec(content) ?? [];
      if (summary !== undefined) lines.push('', summary);
    }
    if (type === 'inline') {
      const block = tokens[at - 1]!.type;
      const isItem = tokens[at - 2]?.type === 'list_item_open';
      for (const said of inPlainWords(tokens[at]!).split('\n')) {
        const shown = wrapped(
          `${quoted}${isItem ? '- ' : ''}${said}`,
          width,
          quoted === '' ? (isItem ? '  ' : '') : quoted,
        );
        lines.push(...(block === 'heading_open' ? shown.map(bold) : shown));
      }
    }
    if (type === 'hr') lines.push('');
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function columnsOf(tokens: readonly Token[]): [Column, ...Column[]] {
  const columns: Column[] = [];
  let place = 0;
  for (const [at, { type, attrs }] of tokens.entries()) {
    if (type === 'tr_open') place = 0;
    if (type !== 'th_open' && type !== 'td_open') continue;
    const words = inPlainWords(tokens[at + 1]!);
    if (type === 'th_open')
      columns.push({
        head: words,
        align: attrs?.some(([, value]) => value === 'text-align:right') ? 'right' : 'left',
        cells: [],
      });
    else columns[place]!.cells.push(words);
    place++;
  }
  return columns as [Column, ...Column[]];
}

/** The words alone, without what keeps them from calling and linking where Markdown is rendered. */
function inPlainWords({ children }: Token): string {
  return (children ?? [])
    .map(({ type, content }) => (type === 'softbreak' ? '\n' : type.startsWith('html') ? '' : content))
    .join('')
    .replaceAll('\u200B', '');
}
