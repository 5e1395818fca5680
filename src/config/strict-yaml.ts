/** A YAML file of the user's against a strict schema: every issue at once, each with its line and column. */
import { isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Scalar } from 'yaml';
import { z } from 'zod';
import { schemaIssues, yamlIssues, type ReadText } from './issues.ts';
import type { JsonSchema } from './known-keys.ts';
import { ConfigurationError } from './error.ts';

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const shape = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  const read: ReadText = { file, document, lines, shape };
  const faults = yamlIssues(read);
  // After a key that stands twice the rest still makes sense; after any other slip in the YAML it does not.
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) throw new ConfigurationError(faults);
  if (document.contents === null) {
    if ('means' in empty) return empty.means;
    throw new ConfigurationError([`${file}:1:1: ${empty.issue}`]);
  }
  keepNamesAsWritten(document, names);
  const parsed = schema.safeParse(plain(read));
  if (!parsed.success) faults.push(...schemaIssues(read, parsed.error.issues));
  if (!parsed.success || faults.length > 0) throw new ConfigurationError(faults);
  return parsed.data;
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

function plain({ document, file }: ReadText): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // References that multiply ("billion laughs"): yaml refuses past 100.
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError([`${file}:1:1: ${reason}; write the values out.`]);
  }
}
