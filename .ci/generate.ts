/**
 * Everything that is declared once and written down twice: `npm run generate` writes what follows from something else,
 * `npm run generate:check` compares it and names what differs. `npm run schema` does the part that needs a database: one
 * is made on the PostgreSQL of TEST_DATABASE_URL, migrated, looked at and dropped.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { chartScripts } from './generate/chart-scripts.ts';
import { configSchema } from './generate/config-schema.ts';
import { dataDictionary } from './generate/data-dictionary.ts';
import { githubAnswers } from './generate/github-answers.ts';
import { onFreshDatabase } from './generate/fresh-database.ts';
import type { GeneratedFile } from './generate/generated.ts';
import { kpiReferencePage } from './generate/kpi-reference.ts';
import { schemaDump } from './generate/schema.ts';
import { tableKeys } from './generate/table-keys.ts';
import { tableList } from './generate/table-list.ts';
import { tableTypes } from './generate/table-types.ts';

const ROOT = join(import.meta.dirname, '..');

const PARTS: Record<string, () => GeneratedFile[] | Promise<GeneratedFile[]>> = {
  config: () => [configSchema()],
  charts: chartScripts,
  kpis: () => [kpiReferencePage()],
  github: async () => [await githubAnswers()],
  schema: () =>
    onFreshDatabase(server(), async (db, address) => [
      schemaDump(address),
      await tableTypes(db),
      await tableKeys(db),
      await tableList(db),
      await dataDictionary(db),
    ]),
};

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = asked.filter((part) => !(part in PARTS));
if (unknown.length > 0)
  fail(`There is no part ${unknown.join(', ')}; write ${Object.keys(PARTS).join(', ')}.`);

const differing: string[] = [];
for (const [name, make] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const file of await make()) {
    const path = join(ROOT, file.path);
    const text = await formatted(path, file.text);
    if (text === current(path)) continue;
    if (process.argv.includes('--check')) differing.push(file.path);
    else writeFileSync(path, text);
  }
}
if (differing.length > 0)
  fail(
    `${differing.join(', ')} is not what it follows from; run \`npm run generate\` and look at the difference.`,
  );

/** As prettier would have it, where prettier looks at such files. */
async function formatted(path: string, text: string): Promise<string> {
  const { ignored } = await prettier.getFileInfo(path, { ignorePath: join(ROOT, '.prettierignore') });
  if (ignored || !path.endsWith('.ts')) return text;
  return prettier.format(text, { ...(await prettier.resolveConfig(path)), filepath: path });
}

function current(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function server(): string {
  const address = process.env['TEST_DATABASE_URL'];
  if (!address) fail('TEST_DATABASE_URL is not set; write a PostgreSQL where a database may be made.');
  return address;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
