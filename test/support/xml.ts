/** XML as a strict parser reads it. */
import { SaxesParser } from 'saxes';

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** Of itself alone. */
  text: string;
}

/** @throws where the text is not well-formed */
export function parsedXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const path = [root];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    path.at(-1)!.children.push(element);
    path.push(element);
  });
  parser.on('closetag', () => void path.pop());
  parser.on('text', (words) => void (path.at(-1)!.text += words));
  parser.write(text).close();
  return root.children[0]!;
}

/** What is in it, however deep. */
export function everything({ children }: Element): Element[] {
  return children.flatMap((child) => [child, ...everything(child)]);
}

export function all(element: Element, name: string): Element[] {
  return everything(element).filter((one) => one.name === name);
}

export function first(element: Element, name: string): Element {
  return all(element, name)[0]!;
}
