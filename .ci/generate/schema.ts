/** sql/schema.sql: the whole schema as PostgreSQL dumps it, so that a change of it can be read. Needs pg_dump. */
import { execFileSync } from 'node:child_process';
import type { GeneratedFile } from './generated.ts';

export function schemaDump(address: string): GeneratedFile {
  const dump = execFileSync('pg_dump', ['--schema-only', '--no-owner', '--no-privileges', address], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return { path: 'sql/schema.sql', text: normalised(dump) };
}

/** Without what differs between versions and machines: comments, session settings, psql's own commands. */
function normalised(dump: string): string {
  const lines = dump
    .split('\n')
    .filter((line) => !/^(--|SET |SELECT pg_catalog\.set_config|\\(un)?restrict)/.test(line));
  const text = lines.join('\n').replace(/\n{3,}/g, '\n\n');
  return `-- What the migrations and views make, dumped from PostgreSQL: npm run schema. Not to be edited.\n\n${text.trim()}\n`;
}
