import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kpiReference } from '../../.ci/generate/kpi-reference.ts';
import { commandLine } from '../../src/cli.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { parseConfiguration } from '../../src/config/configuration.ts';
import { KPIS } from '../../src/domain/kpis/kpi.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');
const readme = text('README.md');
const example = text('headwater.example.yml');
const inBackticks = (markdown: string) => [...markdown.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!);

describe('the documents', () => {
  const commands = text('docs/commands.md');
  const settings = text('docs/settings.md');

  it('name every command with every option, and nothing that is not one', () => {
    const program = commandLine({} as CommandContext, () => {});
    expect(program.commands.length).toBeGreaterThan(10);
    const rows = new Map(
      [...commands.matchAll(/^\| `([a-z-]+)([^`]*)`/gm)].map(([, name = '', options = '']) => [
        name,
        options,
      ]),
    );
    const undone = program.commands.filter((command) => rows.get(command.name()) === undefined);
    for (const command of undone) expect(inBackticks(commands), command.name()).toContain(command.name());
    for (const command of program.commands) {
      const options = rows.get(command.name());
      if (options === undefined) continue;
      const documented = [...options.matchAll(/--[a-z-]+/g)].map(([option]) => option).sort();
      const known = command.options.map((option) => option.long).sort();
      expect(documented, command.name()).toEqual(known);
    }
    const names = program.commands.map((command) => command.name());
    for (const name of rows.keys()) expect(names).toContain(name);
  });

  it('name every setting that is read, and none that is not', () => {
    const read = new Set(
      [
        'src/config/settings.ts',
        ...globSync('src/config/settings/*.ts', { cwd: root }),
        'src/main.ts',
      ].flatMap((file) =>
        [...text(file).matchAll(/['"]([A-Z][A-Z0-9]*_[A-Z0-9_]+|PORT|HOST|PGSSLMODE)['"]/g)].map(
          (match) => match[1]!,
        ),
      ),
    );
    const rows = settings.split('\n').filter((line) => line.startsWith('| `'));
    const documented = rows.flatMap((row) => inBackticks(row.split('|')[1]!));
    expect(documented.length).toBeGreaterThan(15);
    for (const name of read) expect(documented, name).toContain(name);
    for (const name of documented.filter((one) => one !== 'TEST_DATABASE_URL'))
      expect([...read], name).toContain(name);
  });

  it('name every KPI as its SQL defines it', () => {
    expect(text('docs/kpis.md')).toBe(kpiReference());
    for (const { id, chaoss } of KPIS) {
      expect(text('docs/kpis.md'), id).toContain(`\`${id}\``);
      if (chaoss) expect(text('docs/kpis.md'), id).toContain(chaoss);
    }
  });

  it('name every npm script', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const said = inBackticks(text('docs/CONTRIBUTING.md') + readme);
    for (const script of Object.keys(scripts))
      expect(
        said.some(
          (code) =>
            code === `npm ${script}` || code === `npm run ${script}` || code.startsWith(`npm run ${script} `),
        ),
        script,
      ).toBe(true);
  });

  it('link to pages and files that are there', () => {
    const pages = ['README.md', ...globSync('docs/*.md', { cwd: root }), 'src/README.md', 'sql/README.md'];
    for (const page of pages)
      for (const [, link = ''] of text(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (/^https?:/.test(link)) continue;
        expect(existsSync(new URL(link, new URL(page, root))), `${page} → ${link}`).toBe(true);
      }
  });

  it('are found from the README', () => {
    for (const page of globSync('docs/*.md', { cwd: root })) expect(readme, page).toContain(`](${page})`);
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
    const later = ['headwater.yml', 'test/migrations/NNNN.sql'];
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
