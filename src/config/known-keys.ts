/** What an unknown key was probably meant to be: the nearest key of its map, or the place where it belongs. */
import { z } from 'zod';
import { configurationSchema } from './schema.ts';

export interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  /** Of a map whose keys are of one kind, such as the KPIs. */
  propertyNames?: { enum?: string[] };
  items?: JsonSchema;
  [keyword: string]: unknown;
}

export function configurationJsonSchema(): JsonSchema {
  return {
    title: 'headwater.yml',
    ...z.toJSONSchema(configurationSchema, { io: 'input' }),
  } as JsonSchema;
}

/** @returns "did you mean team?", "it belongs under institution." or the list of keys that fit here */
export function misplacedOrMisspelt(root: JsonSchema, path: PropertyKey[], key: string): string {
  const map = schemaAt(root, path);
  const here = Object.keys(map?.properties ?? {}).concat(map?.propertyNames?.enum ?? []);
  const nearest = here
    .map((known) => ({ known, distance: editDistance(known, key.toLowerCase()) }))
    .filter(({ known, distance }) => distance <= Math.max(2, Math.floor(known.length / 3)))
    .sort((a, b) => a.distance - b.distance)[0]?.known;
  if (nearest !== undefined) return `did you mean ${nearest}?`;
  const [home] = homesOf(root.items ?? root, key);
  if (home === '') return root.items ? 'it belongs to the entry itself.' : 'it belongs at the top level.';
  if (home !== undefined) return `it belongs under ${home}.`;
  return `here may stand ${here.join(', ')}.`;
}

function schemaAt(schema: JsonSchema | undefined, path: PropertyKey[]): JsonSchema | undefined {
  const [first, ...rest] = path;
  if (first === undefined || schema === undefined) return schema;
  return schemaAt(typeof first === 'number' ? schema.items : schema.properties?.[String(first)], rest);
}

/** The names of the maps that take this key, outermost first. */
function homesOf(schema: JsonSchema, key: string, place = ''): string[] {
  const deeper = Object.entries(schema.properties ?? {}).flatMap(([name, below]) =>
    homesOf(below.items ?? below, key, place === '' ? name : `${place}.${name}`),
  );
  return schema.properties && Object.hasOwn(schema.properties, key) ? [place, ...deeper] : deeper;
}

/** Levenshtein's distance; the keys are short, one row of the table is enough. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
