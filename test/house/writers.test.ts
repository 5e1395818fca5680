/** Facts have one way in: `store/history/commit.ts` opens the transaction, and only what it hands out can write. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FACT_TABLES } from '../../src/store/history/fact-tables.ts';

/** Beside the rows of a page: what follows from them, and what else is said of the communities. */
const FACTS = [
  ...Object.keys(FACT_TABLES),
  ...[
    'user_logins',
    'repos',
    'moved_tags',
    'late_arrivals',
    'deleted_items',
    'pull_request_facts',
    'draft_spells',
  ],
  ...['item_closures', 'responses', 'merge_months', 'first_acts', 'timeline_gaps', 'pull_request_file_lists'],
  ...[
    'former_file_lists',
    'planning_issues',
    'planning_labels',
    'planning_links',
    'board_cards',
    'board_links',
  ],
  ...['roster_listings', 'roster_revisions', 'collaborator_spans', 'imported_items'],
];
const WRITES = new RegExp(
  `\\b(insert into|update|delete from|insertInto\\(|updateTable\\(|deleteFrom\\()\\s*['"]?(${FACTS.join('|')})\\b(?!['"]?:)`,
  'g',
);
/** Who opens a transaction, and for what. */
const TRANSACTIONS: Record<string, string> = {
  'src/store/history/commit.ts': 'facts',
  'src/store/driver/migrate.ts': 'the schema',
  'src/store/kpis/kpi-rows.ts': 'a snapshot that is only read',
};
/** Rooms whose own tables hold no facts: the inbox and the outbox, claims of marks, what was said, and the erasing of an account. */
const OWN_TABLES = /^src\/(store\/(live|outbox|nudges)|flows\/(live|outbox))\//;

const files = globSync('src/**/*.ts')
  .filter((file) => !file.startsWith('src/demo/'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '') }));

it('transactions are opened by commit, and by what writes no facts', () => {
  const openers = files.filter(({ text }) => /\.transaction\(\)/.test(text)).map(({ file }) => file);
  expect(openers).toContain('src/store/history/commit.ts');
  expect(openers.filter((file) => !(file in TRANSACTIONS) && !OWN_TABLES.test(file))).toEqual([]);
});

it('whoever writes a fact was handed a commit', () => {
  const writers = files.filter(({ text }) => [...text.matchAll(WRITES)].length > 0);
  expect(writers.length).toBeGreaterThan(8);
  const outside = writers.filter(
    ({ file, text }) => !file.startsWith('src/store/') || !/\bWriting\b|\bcommit\(/.test(text),
  );
  expect(
    outside.map(({ file }) => file).filter((file) => file !== 'src/store/live/erase-account.ts'),
  ).toEqual([]);
});

it('a commit alone makes what writes', () => {
  const makers = files.filter(({ text }) => /new Writing\(/.test(text)).map(({ file }) => file);
  expect(makers).toEqual(['src/store/history/commit.ts']);
});
