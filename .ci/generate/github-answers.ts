/**
 * src/github/answers.generated.ts: what GitHub answers to each document under src/github, by graphql-codegen from
 * GitHub's own schema.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import { schema as published } from '@octokit/graphql-schema';
import { buildSchema, extendSchema, Kind, parse, printSchema, visit, type DocumentNode } from 'graphql';
import type { GeneratedFile } from './generated.ts';

const PATH = 'src/github/answers.generated.ts';
const FOLDER = join(import.meta.dirname, '../../src/github');
const NEWER = join(import.meta.dirname, 'github-newer-fields.graphql');

/** As JSON brings them. */
const SCALARS = {
  DateTime: 'string',
  Date: 'string',
  URI: 'string',
  GitObjectID: 'string',
  GitTimestamp: 'string',
  HTML: 'string',
  BigInt: 'string',
  ID: 'string',
};

export async function githubAnswers(): Promise<GeneratedFile> {
  const documents = globSync('**/*.graphql', { cwd: FOLDER })
    .sort()
    .map((file) => ({ location: file, document: parse(readFileSync(join(FOLDER, file), 'utf8')) }));
  const text = await codegen({
    filename: PATH,
    schema: withoutDescriptions(parse(printSchema(githubSchema()))),
    documents,
    config: {
      scalars: SCALARS,
      strictScalars: false,
      enumType: 'string-literal',
      skipTypename: true,
      mergeFragmentTypes: true,
    },
    plugins: [{ operations: {} }],
    pluginMap: { operations },
  });
  const answers = documents.flatMap(({ location, document }) =>
    queriesOf(document).map((name) => `  ${JSON.stringify(basename(location, '.graphql'))}: ${name}Query;`),
  );
  return {
    path: PATH,
    text: `/** What GitHub answers to each document, from its schema: npm run generate. Not to be edited. */\n${withoutUnused(text)}\n/** By the document's name. */\nexport interface Answers {\n${answers.join('\n')}\n}\n`,
  };
}

function githubSchema() {
  // The published copy defines two fields of an enterprise twice.
  const schema = buildSchema(published.idl, { assumeValidSDL: true });
  const newer = readFileSync(NEWER, 'utf8');
  // Comments alone are no document.
  return /^[^#\s]/m.test(newer) ? extendSchema(schema, parse(newer)) : schema;
}

/** Answers and fragments stay; what only the variables of a question need goes, until nothing is left that nobody names. */
function withoutUnused(text: string): string {
  const parts = text.split(/^(?=(?:\/\*\*[^\n]*\n)?(?:export )?type )/m);
  const used = parts.filter((part) => {
    const name = /^(?:export )?type (\w+)/m.exec(part)?.[1];
    if (name === undefined || /(Query|Fragment)$/.test(name)) return true;
    return parts.some((other) => other !== part && new RegExp(`\\b${name}\\b`).test(other));
  });
  return used.length === parts.length ? text : withoutUnused(used.join(''));
}

/** They would be half of the file. */
function withoutDescriptions(schema: DocumentNode): DocumentNode {
  return visit(schema, {
    leave: (node) => ('description' in node ? { ...node, description: undefined } : node),
  });
}

function queriesOf(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.name!.value] : [],
  );
}
