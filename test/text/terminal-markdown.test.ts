/** What is Markdown elsewhere, on a terminal of 80 columns. */
import { expect, it } from 'vitest';
import { planText } from '../../src/text/nudges/plan.ts';
import { auditAsMarkdown } from '../../src/text/quality/audit.ts';
import { markdownForTerminal } from '../../src/text/terminal-markdown.ts';
import { plan, planned } from '../support/nudges.ts';
import { sampleAudit } from '../support/reports.ts';

const at80 = (text: string) => markdownForTerminal(text, { columns: 80, colour: false });

it.each([
  ['the audit', auditAsMarkdown(sampleAudit())],
  ['reminders', planText(plan([planned(1, {}), planned(2, {})]), { isSent: false })],
])('%s is no wider than 80 columns, without marks and addresses', (_, text) => {
  const shown = at80(text);
  for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  expect(shown).not.toMatch(/\*\*|`|\]\(|\\|redirect\.github|\u200B|<\/?(details|summary)>/);
  expect(shown.trim()).not.toBe('');
});

it('keeps headings, lists, quotes, tables and folds apart', () => {
  const text = [
    '## Heading',
    'One **strong** [`hub#1`](https://redirect.github.com/springboard/hub/pull/1) \\*word\\*.',
    '| Repository | Coverage |\n| :-- | --: |\n| `springboard/hub` | 100 % |',
    `- ${'long '.repeat(20).trim()}\n- second`,
    '> quoted\n>\n> again',
    '<details>\n<summary>1 more</summary>\n\n- third\n\n</details>',
  ].join('\n\n');
  expect(at80(text)).toMatchInlineSnapshot(`
    "Heading

    One strong hub#1 *word*.

    Repository       Coverage
    springboard/hub     100 %

    - long long long long long long long long long long long long long long long
      long long long long long
    - second

    > quoted
    >
    > again

    1 more

    - third
    "
  `);
});
