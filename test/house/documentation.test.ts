import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../src/cli.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { parseConfiguration } from '../../src/config/configuration.ts';
import { KPIS } from '../../src/domain/kpis/catalogue.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');
const readme = text('README.md');
const example = text('headwater.example.yml');
const inBackticks = (markdown: string) => [...markdown.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!);

/** As the interface promises them; some are read by later versions only, and said to be. */
const SETTINGS = [
  'HEADWATER_CONFIG',
  'DATABASE_URL',
  'GITHUB_TOKEN',
  'APP_ID',
  'PRIVATE_KEY',
  'PRIVATE_KEY_PATH',
  'WEBHOOK_SECRET',
  'GITHUB_API_URL',
  'GITHUB_GRAPHQL_URL',
  'GHE_HOST',
  'GHE_PROTOCOL',
  'WEBHOOK_SECRET_PREVIOUS',
  'HEADWATER_URL',
  'GITHUB_CLIENT_ID',
  'GITHUB_CLIENT_SECRET',
  'SESSION_SECRET',
  'HEADWATER_PSEUDONYM_KEY',
  'TEST_DATABASE_URL',
  'PORT',
  'HOST',
  'LOG_LEVEL',
  'LOG_FORMAT',
  'HEADWATER_NOW',
  'NO_COLOR',
];

describe('README.md', () => {
  it('names every command, with every option that works', () => {
    const program = commandLine({} as CommandContext, () => {});
    const said = inBackticks(readme).join(' ');
    expect(program.commands.length).toBeGreaterThan(10);
    for (const command of program.commands) {
      expect(
        inBackticks(readme).some((code) => code.split(' ')[0] === command.name()),
        command.name(),
      ).toBe(true);
      for (const option of command.options)
        expect(said, `${command.name()} ${option.long}`).toContain(option.long);
    }
  });

  it('names every setting that is read, and every one that is promised', () => {
    const read = [...text('src/config/settings.ts').matchAll(/value\('([A-Z_]+)'\)/g)].map(
      (match) => match[1]!,
    );
    expect(read.length).toBeGreaterThan(5);
    for (const name of [...SETTINGS, ...read]) expect(inBackticks(readme), name).toContain(name);
  });

  it('names every KPI with its definition file', () => {
    for (const { id, chaoss } of KPIS) {
      expect(readme, id).toContain(`| \`${id}\` |`);
      expect(readme, id).toContain(`](sql/kpi/${id}.sql)`);
      if (chaoss) expect(readme, id).toContain(chaoss);
    }
  });

  it('names every npm script', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    for (const script of Object.keys(scripts))
      expect(readme, script).toMatch(new RegExp(`npm (run )?${script.replace(':', ':')}\\b`));
  });
});

describe('headwater.example.yml', () => {
  it('is a configuration', () => {
    expect(parseConfiguration(example, 'headwater.example.yml').institution.communities).toHaveLength(1);
  });

  it('has every key that a configuration may have', () => {
    const schema = JSON.parse(text('src/config.schema.json')) as object;
    const keys = new Set<string>();
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [name, value] of Object.entries(node)) {
        if (name === 'properties' && typeof value === 'object')
          for (const key of Object.keys(value as object)) keys.add(key);
        collect(value);
      }
    };
    collect(schema);
    expect(keys.size).toBeGreaterThan(30);
    for (const key of keys) expect(example, key).toMatch(new RegExp(`\\b${key}:`));
  });
});

describe('the maps', () => {
  it.each(['README.md', 'src/README.md', 'sql/README.md'])('%s names files that are there', (path) => {
    const folder = path.replace(/README\.md$/, '');
    const files = inBackticks(text(path)).filter((code) =>
      /^[\w.-]+(\/[\w.*-]+)*\.(ts|sql|yml|graphql|json|mjs)$|^[\w-]+\/$/.test(code),
    );
    const missing = files.filter(
      (file) =>
        !file.includes('*') &&
        ![folder, '', 'src/', 'sql/'].some((base) => existsSync(new URL(base + file, root))),
    );
    const later = ['app.ts', 'headwater.yml'];
    expect(missing.filter((file) => !later.includes(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(0);
  });

  it('sql/README.md names every table', () => {
    const tables = [...text('sql/schema.sql').matchAll(/create table (?:public\.)?(\w+)/gi)].map(
      (match) => match[1]!,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) expect(inBackticks(text('sql/README.md')), table).toContain(table);
  });
});
