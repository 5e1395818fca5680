/** The part of YAML that a configuration is written in: maps with names, lists, text, numbers, true and false. */
import { isAlias, isMap, isScalar, visit, type Document, type Node, type Pair, type Scalar } from 'yaml';
import { codeOf, unseenIn } from './unseen.ts';

export interface YamlIssue {
  offset: number;
  words: string;
}

/** What is more than that means one thing to this reader and another to the next one: each is an issue of its own. */
export function beyondPlainYaml(document: Document): YamlIssue[] {
  const issues: YamlIssue[] = [];
  const add = (offset: number | undefined, words: string) => issues.push({ offset: offset ?? 0, words });
  if (document.directives?.yaml.explicit) add(0, 'a %YAML line changes what words mean; take it out.');
  visit(document, {
    Node(_, node) {
      const issue = nodeIssue(node);
      if (issue === null) return;
      add(node.range?.[0], issue);
      return visit.SKIP;
    },
    Pair(_, pair) {
      const issue = keyIssue(pair);
      if (issue === null) return;
      add((pair.key as Node | null)?.range?.[0], issue);
      return visit.SKIP;
    },
  });
  return issues;
}

export const TEMPLATE = 'this looks like a template; fill in what its brackets stand for.';
/** Jinja and its like, shells and charts, ERB. */
export const TEMPLATE_MARK = /\{\{.*\}\}|\{%.*%\}|\$\{.*\}|<%.*%>/s;

function nodeIssue(node: Node): string | null {
  if (isAlias(node))
    return `*${node.source.slice(0, 80)} stands for something written elsewhere; write the value out.`;
  if (node.anchor !== undefined)
    return `&${node.anchor.slice(0, 80)} names a value for use elsewhere; take it out and write the value out there.`;
  if (node.tag !== undefined)
    return 'this has a tag that begins with !; take it out and write the value alone.';
  return isScalar(node) ? textIssue(node) : null;
}

function textIssue({ value }: Scalar): string | null {
  if (typeof value === 'bigint') return 'this number is too large; write a smaller one.';
  if (typeof value !== 'string') return null;
  if (TEMPLATE_MARK.test(value)) return TEMPLATE;
  if (!value.isWellFormed()) return 'this text has half a character in it (a lone surrogate); take it out.';
  // Tabs and line breaks belong to longer texts.
  const odd = /[^\P{Cc}\t\n]|[\u2028\u2029\uFFFE\uFFFF]/u.exec(value)?.[0];
  if (odd !== undefined) return `this text has the control character ${codeOf(odd)} in it; take it out.`;
  const unseen = unseenIn(value);
  if (unseen !== null) return `this text has ${unseen}; take it out.`;
  if (value.trim() !== '' && /^[\p{Cf}\p{Z}\u2800\u3164]*$/u.test(value))
    return 'this text has nothing in it that could be seen; write some.';
  return null;
}

function keyIssue({ key, value }: Pair): string | null {
  if (isMap(key)) return TEMPLATE;
  if (!isScalar(key)) return isAlias(key) ? null : 'a key must be a word; write it without brackets.';
  if (key.value === '<<') return '<< merges another map in; write its keys out.';
  if (key.value === '__proto__') return '__proto__ cannot be a key; take it out.';
  // "{ a, b }" in place of "[ a, b ]".
  if (value === null && key.source !== undefined && /[{}%]/.test(key.source)) return TEMPLATE;
  return null;
}
