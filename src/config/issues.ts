/** Turns what YAML and zod find wrong into one line each: `headwater.yml:3:5: repositories[1] is "nope"; write owner/name.` */
import { isCollection, isMap, isNode, isScalar, type Document, type LineCounter, type YAMLError } from 'yaml';
import type { z } from 'zod';
import { misplacedOrMisspelt, type JsonSchema } from './known-keys.ts';
import { TEMPLATE, TEMPLATE_MARK } from './plain-yaml.ts';
import { codeOf } from './unseen.ts';

type Path = PropertyKey[];
type Issue = z.core.$ZodIssue;

export interface ReadText {
  /** As the user named it, for the head of each line. */
  file: string;
  content: string;
  document: Document;
  lines: LineCounter;
  /** What the file may hold. */
  shape: () => JsonSchema;
}

export function yamlIssues(text: ReadText): string[] {
  const foreign = foreignIssues(text);
  if (foreign.length > 0) return firstOf(text, foreign);
  return firstOf(
    text,
    text.document.errors.map((error) => `${placeIn(text, error.pos[0])}: ${syntaxIssue(error)}`),
  );
}

/** Lines that were never meant as YAML: what the parser says of them, and of all that follows, helps nobody. */
function foreignIssues(text: ReadText): string[] {
  return text.content.split('\n').flatMap((line, index) => {
    const at = (column: number, words: string) => [`${text.file}:${index + 1}:${column + 1}: ${words}`];
    if (/^(<{7}|={7}|>{7})(\s|$)/.test(line))
      return at(0, 'git left the mark of a conflict here; keep one of the two sides.');
    const [margin, blank] = /^ *([^\P{Zs} ])/u.exec(line) ?? [];
    if (blank !== undefined)
      return at(margin!.length - 1, `${codeOf(blank)} is no space to YAML; write an ordinary one.`);
    const template = /^\s*#/.test(line) ? -1 : line.search(TEMPLATE_MARK);
    return template >= 0 ? at(template, TEMPLATE) : [];
  });
}

const LONGEST_WORDS = 200;

function syntaxIssue(error: YAMLError): string {
  if (error.code === 'MULTIPLE_DOCS') return 'a second document begins here; keep one of them.';
  const [first = ''] = error.message.split('\n');
  // The parser repeats what it cannot read, however long that is.
  const words =
    first.length > LONGEST_WORDS ? `${first.slice(0, LONGEST_WORDS)}…` : first.replace(/\.?$/, '');
  return `this is not valid YAML: ${words}; correct it here or just before.`;
}

/** A mistake that a program made is made in every one of 20,000 entries. */
export function firstOf(
  { file }: Pick<ReadText, 'file'>,
  lines: readonly string[],
  wrong = lines.length,
): string[] {
  const more = wrong - ISSUES_AT_MOST;
  return more > 0
    ? [...lines.slice(0, ISSUES_AT_MOST), `${file}: ${more} more are wrong further down.`]
    : [...lines];
}

/** Sorted by where they stand, because people mend a file from top to bottom. */
export function schemaIssues(text: ReadText, issues: Issue[]): string[] {
  const all = issues.flatMap(ofAlternative);
  const found = all.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.slice(0, ISSUES_AT_MOST).map((key) => unknownKey(text, issue.path, key))
      : [wrongValue(text, issue)],
  );
  const wrong = all.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
    0,
  );
  const lines = found
    .sort((a, b) => a.offset - b.offset)
    .slice(0, ISSUES_AT_MOST)
    .map(({ offset, words }) => `${placeIn(text, offset)}: ${words}`);
  return firstOf(text, lines, wrong);
}

/** Where one of several shapes is meant, what is wrong inside it, rather than that none fits. */
function ofAlternative(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const isInside = ({ path, code }: Issue) => path.length > 0 || code === 'unrecognized_keys';
  const meant = issue.errors.find((branch) => branch.length > 0 && branch.every(isInside));
  return meant?.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) ?? [issue];
}

const ISSUES_AT_MOST = 50;

function unknownKey(text: ReadText, path: Path, key: string): { offset: number; words: string } {
  const map = nodeAt(text, path);
  const pair = isMap(map)
    ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    : null;
  const offset = isNode(pair?.key) ? startOf(pair.key) : startOf(map);
  return {
    offset,
    words: `${named([...path, key])} is not a setting; ${misplacedOrMisspelt(text.shape(), path, key)}`,
  };
}

function wrongValue(text: ReadText, issue: Issue): { offset: number; words: string } {
  const node = nodeAt(text, issue.path);
  const name = named(issue.path);
  if (node === null) {
    const parent = nodeAt(text, issue.path.slice(0, -1));
    return { offset: startOf(parent), words: `${name} is missing; ${issue.message}.` };
  }
  return { offset: startOf(node), words: `${name} ${shown(text, node)}; ${issue.message}.` };
}

function shown({ document }: ReadText, node: unknown): string {
  if (!isCollection(node)) {
    const value: unknown = isNode(node) ? node.toJS(document) : node;
    if (value === null) return 'is empty';
    // JSON has no word for infinity, and would say null.
    if (typeof value === 'number' && isScalar(node))
      return `is ${(node.source ?? String(value)).slice(0, 80)}`;
    return `is ${JSON.stringify(value).slice(0, 80)}`;
  }
  if (node.items.length === 0) return 'is empty';
  return isMap(node) ? 'is a map that does not fit' : 'is a list that does not fit';
}

function nodeAt({ document }: ReadText, path: Path): unknown {
  return path.length === 0 ? document.contents : (document.getIn(path, true) ?? null);
}

function startOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

/** headwater.yml:3:5 */
export function placeIn({ file, lines }: ReadText, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
}

/** communities[0].repositories[1] */
function named(path: Path): string {
  if (path.length === 0) return 'the file';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part) || '""'}`))
    .join('')
    .replace(/^\./, '');
}
