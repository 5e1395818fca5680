/** A draft card for a pull request that GitHub does not let stand on the board itself. */
import { escaped, plainTitle, quietLink, shortItem } from '../markdown.ts';

/** The title of a card is plain text, its body Markdown. */
export function draftOf({ title, url }: { title: string; url: string }): { title: string; body: string } {
  return {
    title: `${shortItem(url)} ${plainTitle(title)}`,
    body: `${quietLink(url)}\n\n${escaped(title)}`,
  };
}
