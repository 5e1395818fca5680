/** nudges.yml: the institution's own texts of reminders, signed by a person who stands behind them. */
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { templateIssues, type NudgeTemplates } from '../domain/nudges/template.ts';
import { ConfigurationError } from './error.ts';
import { prose, text } from './values.ts';
import { parseStrictly } from './strict-yaml.ts';
import { readTextFile } from './text-file.ts';

const schema = z.strictObject(
  {
    signed_by: text.optional(),
    maintainers: prose.optional(),
    author: prose.optional(),
  },
  'write a map with signed_by, maintainers and author',
);

/** @throws ConfigurationError */
export function readNudgeTemplates(path: string): NudgeTemplates {
  const content = readTextFile(path, {
    missing: 'write the texts there (docs/nudges.md), or take nudges.templates out of the configuration',
    unreadable: 'let nudges.templates name a file that this user may read',
  });
  return parseNudgeTemplates(content, path);
}

/** @throws ConfigurationError every issue at once, each with its line and column */
export function parseNudgeTemplates(content: string, file: string): NudgeTemplates {
  const {
    signed_by = null,
    maintainers = null,
    author = null,
  } = parseStrictly(content, file, {
    schema,
    names: ['signed_by'],
    empty: { means: {} },
  });
  const texts = { maintainers, author };
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  const issues = (['maintainers', 'author'] as const).flatMap((party) => {
    const said = texts[party];
    if (said === null) return [];
    const [start, end] = (document.get(party, true) as { range: [number, number, number] }).range;
    return templateIssues(said, party).map(({ piece, words }) => {
      const within = piece === null ? -1 : content.slice(start, end).indexOf(piece);
      const { line, col } = lines.linePos(start + Math.max(0, within));
      return `${file}:${line}:${col}: ${party}${piece === null ? ' ' : `: "${piece}": `}${words}.`;
    });
  });
  if (issues.length > 0) throw new ConfigurationError(issues);
  return { signed_by, texts };
}
