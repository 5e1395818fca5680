/** A YAML file of the user's against a strict schema: every issue at once, each with its line and column. */
import { isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Scalar } from 'yaml';
import { z } from 'zod';
import { firstOf, placeIn, schemaIssues, yamlIssues, type ReadText } from './issues.ts';
import type { JsonSchema } from './known-keys.ts';
import { ConfigurationError } from './error.ts';
import { beyondPlainYaml } from './plain-yaml.ts';

export interface StrictFile<Schema extends z.ZodType> {
  schema: Schema;
  /** The keys whose values are names, though they may look like numbers: accounts, tags. */
  names: readonly string[];
  /** What a file without any content means, or what to reportFailure of then. */
  empty: { means: z.output<Schema> } | { issue: string };
}

/**
 * @param file how the issues name the text
 * @throws ConfigurationError
 */
export function parseStrictly<Schema extends z.ZodType>(
  text: string,
  file: string,
  { schema, names, empty }: StrictFile<Schema>,
): z.output<Schema> {
  const read = parsed(text, file, schema);
  const { document } = read;
  if (document.errors.length > 0) throw new ConfigurationError(yamlIssues(read));
  // After a key that stands twice the rest still makes sense; after any other slip in the YAML it does not.
  const faults = firstOf(
    read,
    repeatedKeys(document).map(
      (offset) => `${placeIn(read, offset)}: this key stands twice in its map; keep one of them.`,
    ),
  );
  const beyond = beyondPlainYaml(document);
  if (beyond.length > 0)
    throw new ConfigurationError(
      firstOf(
        read,
        beyond.map(({ offset, words }) => `${placeIn(read, offset)}: ${words}`),
      ),
    );
  if (document.contents === null) {
    if ('means' in empty) return empty.means;
    throw new ConfigurationError([`${file}:1:1: ${empty.issue}`]);
  }
  keepNamesAsWritten(document, names);
  const judged = schema.safeParse(document.toJS());
  if (!judged.success) faults.push(...schemaIssues(read, judged.error.issues));
  if (!judged.success || faults.length > 0) throw new ConfigurationError(faults);
  return judged.data;
}

/** @throws ConfigurationError where it is nested so deeply that nothing could read it */
function parsed(text: string, file: string, schema: z.ZodType): ReadText {
  const lines = new LineCounter();
  const place = deepestPlace(text);
  if (place !== null)
    throw new ConfigurationError([
      `${file}:${place.line}:${place.column}: this is nested too deeply; write it flat.`,
    ]);
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    // Compares every key with every other one.
    uniqueKeys: false,
  });
  // Wanted for an unknown key alone, and as much work as all the rest.
  const shape = () => z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  return { file, content: text, document, lines, shape };
}

/** Where keys stand that stand further up in their map, too. */
function repeatedKeys(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Map(_, { items }) {
      const above = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (above.has(key.value)) offsets.push(key.range?.[0] ?? 0);
        above.add(key.value);
      }
    },
  });
  return offsets;
}

/** A configuration has five levels or so; a thousand would exhaust the parser. */
const DEEPEST = 100;
const WIDEST_INDENT = 400;

/** Where brackets, dashes or indentation go deeper; brackets inside quotes count too, which no real file notices. */
function deepestPlace(text: string): { line: number; column: number } | null {
  let depth = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const [margin] = /^[ ?-]*/.exec(line)!;
    if (margin.length > WIDEST_INDENT || (/[?-] [?-] /.test(margin) && margin.length > 2 * DEEPEST))
      return { line: index + 1, column: margin.length };
    for (const { 0: sign, index: column } of line.matchAll(/[[\]{}]/g)) {
      depth = Math.max(0, depth + (sign === '[' || sign === '{' ? 1 : -1));
      if (depth > DEEPEST) return { line: index + 1, column: column + 1 };
    }
  }
  return null;
}

/** YAML reads the login 007 as the number 7, and the tag 1.10 as 1.1. */
function keepNamesAsWritten(document: Document, names: readonly string[]): void {
  const keep = (node: Scalar) => {
    if (typeof node.value === 'number' && node.source !== undefined) node.value = node.source;
  };
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !names.includes(String(key.value))) return;
      for (const node of isSeq(value) ? value.items : [value]) if (isScalar(node)) keep(node);
    },
  });
}
