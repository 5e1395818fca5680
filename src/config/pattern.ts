/**
 * One dialect of regular expressions: JavaScript's, as far as PostgreSQL, which runs them, means the same by it. What is
 * read is written anew for PostgreSQL from its parse, so that no sign can have two meanings. Only whether a tag fits is
 * ever asked: groups capture nothing, and reluctance makes no difference.
 */
import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** PostgreSQL's own limit (DUPMAX) on the numbers in {…}. */
const MOST_REPEATS = 255;
const LONGEST_PATTERN = 1000;
/** Signs once all repetitions are written out: compiled in 0.1 s; PostgreSQL gives up at some ten times as many. */
const LARGEST_PATTERN = 5000;

class PatternIssue extends Error {}

/** @returns why the pattern cannot be taken, to go on after a semicolon; null = it can */
export function patternIssue(pattern: string): string | null {
  try {
    patternForPostgres(pattern);
    return null;
  } catch (error) {
    if (error instanceof PatternIssue) return error.message;
    throw error;
  }
}

/** The same in PostgreSQL's words, for a pattern without any issue. */
export function patternForPostgres(pattern: string): string {
  if (pattern.length > LONGEST_PATTERN)
    throw new PatternIssue(`write a pattern of at most ${LONGEST_PATTERN} characters`);
  if (/^\/.*\/[a-z]*$/s.test(pattern)) throw new PatternIssue('write the pattern without slashes around it');
  const parsed = parse(pattern);
  if (sizeOf(parsed) > LARGEST_PATTERN)
    throw new PatternIssue('write a pattern that repeats less: all repetitions together have too many signs');
  return written(parsed);
}

function parse(pattern: string): AST.Pattern {
  try {
    return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern, 0, pattern.length, {
      unicode: true,
    });
  } catch (error) {
    const { message, index } = error as { message?: string; index?: number };
    if (typeof message !== 'string' || typeof index !== 'number') throw error;
    const what = message.replace(/^Invalid regular expression: \/.*\/\w*: /s, '');
    throw new PatternIssue(
      `write a regular expression that compiles: ${what} at its character ${Math.min(index + 1, pattern.length)}`,
    );
  }
}

/** Whether no tag could miss it, as none misses v*.*.*, which was meant for file names. */
export function fitsEveryTag(pattern: string): boolean {
  return fitsAlways(parse(pattern));
}

/** What a pattern, an alternative and a class are made of, in the dialect without /v. */
type Part = AST.Pattern | AST.Alternative | AST.Element;

function written(node: Part): string {
  switch (node.type) {
    case 'Pattern':
      return node.alternatives.map(written).join('|');
    case 'Alternative':
      return node.elements.map(written).join('');
    case 'CapturingGroup':
      if (node.name !== null) return refuse(node, `a group with a name; write (…) instead`);
      return `(?:${node.alternatives.map(written).join('|')})`;
    case 'Group':
      if (node.modifiers) return refuse(node, 'a modifier; write both cases out, as in [Vv]');
      return `(?:${node.alternatives.map(written).join('|')})`;
    case 'Quantifier':
      return written(node.element) + repeats(node);
    case 'Assertion':
      return assertion(node);
    case 'CharacterSet':
      return characterSet(node);
    case 'CharacterClass':
      return characterClass(node);
    case 'Character':
      return node.value === 0x20 ? refuse(node, 'a space, which no tag has; take it out') : character(node);
    case 'Backreference':
      return refuse(node, 'a reference to a group; write its pattern once more');
    case 'ExpressionCharacterClass':
      return refuse(node, 'a class made of classes; write the characters out');
  }
}

function repeats({ min, max, start }: AST.Quantifier): string {
  for (const times of [min, max])
    if (times !== Infinity && times > MOST_REPEATS)
      throw new PatternIssue(`write at most ${MOST_REPEATS} in {…}, at its character ${start + 1}`);
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function assertion(node: AST.Assertion): string {
  if (node.kind === 'start') return '^';
  if (node.kind === 'end') return '$';
  if (node.kind === 'lookahead')
    return `(?${node.negate ? '!' : '='}${node.alternatives.map(written).join('|')})`;
  return node.kind === 'word'
    ? refuse(node, String.raw`a word boundary (\b); write what may stand there, as in (^|-)`)
    : refuse(node, 'a look behind; write what stands before, and what follows it');
}

function characterSet(node: AST.CharacterSet): string {
  if (node.kind === 'any') return '.';
  if (node.kind === 'digit') return node.negate ? '[^0-9]' : '[0-9]';
  if (node.kind === 'word') return node.negate ? '[^A-Za-z0-9_]' : '[A-Za-z0-9_]';
  return node.kind === 'space'
    ? refuse(node, String.raw`white space (\s), which no tag has; take it out`)
    : refuse(node, String.raw`a property (\p); write the characters out, as in [A-Za-z]`);
}

function characterClass(node: AST.CharacterClass): string {
  if (/\[([:.=]).*\1/s.test(node.raw.slice(1)) || /^\[\^?:.*:\]$/s.test(node.raw))
    return refuse(node, 'a class with a name ([:…:]); write the characters out, as in [A-Za-z]');
  if (node.elements.length === 0) return refuse(node, 'an empty class; write the characters, or take it out');
  return `[${node.negate ? '^' : ''}${node.elements.map(classElement).join('')}]`;
}

function classElement(node: AST.CharacterClassElement): string {
  if (node.type === 'Character') return character(node);
  if (node.type === 'CharacterClassRange') return `${character(node.min)}-${character(node.max)}`;
  if (node.type !== 'CharacterSet') return refuse(node, 'a class inside a class; write the characters out');
  if (node.kind === 'space' || node.kind === 'property') return characterSet(node);
  if (node.negate) return refuse(node, 'an exception inside a class; write the characters out');
  return node.kind === 'digit' ? '0-9' : 'A-Za-z0-9_';
}

/** Letters, digits and what is beyond ASCII stand for themselves; a backslash keeps every other sign from meaning more. */
function character(node: AST.Character): string {
  const { value } = node;
  if (value < 0x20 || (value >= 0x7f && value < 0xa0) || (value >= 0xd800 && value < 0xe000))
    return refuse(node, 'a control character or half a character; take it out');
  const sign = String.fromCodePoint(value);
  return /[A-Za-z0-9]/.test(sign) || value >= 0x80 ? sign : `\\${sign}`;
}

function refuse(node: AST.Node, what: string): never {
  throw new PatternIssue(`at its character ${node.start + 1} stands ${what}`);
}

/** Whether nothing has to be there, before, in or behind it. */
function fitsAlways(node: Part): boolean {
  if (node.type === 'Alternative') return node.elements.every(fitsAlways);
  if (node.type === 'Quantifier') return node.min === 0 || fitsAlways(node.element);
  if (node.type === 'Assertion') return node.kind === 'start';
  return 'alternatives' in node && node.alternatives.some(fitsAlways);
}

/** How many signs the pattern has once its repetitions are written out. */
function sizeOf(node: AST.Node): number {
  const sum = (nodes: readonly AST.Node[]) => nodes.reduce((total, one) => total + sizeOf(one), 0);
  if (node.type === 'Quantifier')
    return Math.max(1, sizeOf(node.element)) * Math.max(1, node.max === Infinity ? node.min : node.max);
  if ('alternatives' in node) return 1 + sum(node.alternatives);
  if (node.type === 'Alternative') return sum(node.elements);
  return 1;
}
