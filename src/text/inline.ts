/** One sentence for both worlds: words of ours, items and names of others; said as Markdown or as plain text. */
import { code, escaped, oneLine, quietLink, shortItem } from './markdown.ts';

export type Piece =
  /** Words of ours or figures, safe as they are. */
  | string
  /** An issue or pull request, by its address. */
  | { item: string }
  /** Words of somebody else. */
  | { name: string }
  | { code: string }
  | { strong: Sentence };
export type Sentence = readonly Piece[];

/** say`Answer ${{ item: url }} first.` */
export function say(words: TemplateStringsArray, ...pieces: (Piece | Sentence)[]): Sentence {
  return words.flatMap((text, index): Piece[] => {
    const piece = pieces[index];
    return [text, ...(piece === undefined ? [] : isSentence(piece) ? piece : [piece])];
  });
}

export function joined(sentences: readonly Sentence[], separator: string): Sentence {
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [separator, ...sentence]));
}

export function inMarkdown(sentence: Sentence): string {
  return sentence
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('item' in piece) return quietLink(piece.item);
      if ('name' in piece) return escaped(piece.name);
      return 'code' in piece ? code(piece.code) : `**${inMarkdown(piece.strong)}**`;
    })
    .join('');
}

/** @param strong how emphasis looks, where the terminal has any */
export function inPlainText(sentence: Sentence, strong: (text: string) => string = (text) => text): string {
  return sentence
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('item' in piece) return shortItem(piece.item);
      if ('name' in piece) return oneLine(piece.name);
      return 'code' in piece ? oneLine(piece.code) : strong(inPlainText(piece.strong, strong));
    })
    .join('');
}

function isSentence(piece: Piece | Sentence): piece is Sentence {
  return Array.isArray(piece);
}
