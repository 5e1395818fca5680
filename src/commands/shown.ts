/** What is Markdown in a file or a pipe is read on a terminal without its marks, and no wider than that. */
import { markdownForTerminal } from '../text/terminal-markdown.ts';
import type { CommandContext } from './context.ts';

/** @param format as it was asked for: whoever names one gets it, also on a terminal */
export function shown({ out, colour }: CommandContext, format: string | undefined, markdown: string): string {
  if (format !== undefined || !out.isTTY) return markdown;
  return markdownForTerminal(markdown, { columns: out.columns ?? 80, colour });
}
