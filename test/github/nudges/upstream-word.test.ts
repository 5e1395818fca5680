/** What upstream says in a file of its own: read of twenty repositories at once, and a file that is not there is no refusal. */
import { expect, it } from 'vitest';
import type { Repository } from '../../../src/demo/community/community.ts';
import { readUpstreamWords } from '../../../src/github/nudges/upstream-word.ts';
import { repo } from '../../support/builders.ts';
import { fileHistory } from '../../support/files.ts';
import { githubHolding } from '../../support/github-client.ts';
import { handMade, ORG, repository } from '../../support/hand-made.ts';

const PATH = '.github/headwater.yml';
const saying = (id: number, ...texts: (string | null)[]) =>
  repository(ORG('springboard', 10), `r${id}`, id, [], {
    files: [
      fileHistory(
        PATH,
        texts.map((text, index) => [`c${id}x${index}`, `2026-01-0${index + 1}`, text]),
      ),
    ],
  });
const asked = (made: Repository[]) =>
  made.map(({ databaseId, id, nameWithOwner }) =>
    repo({ id: String(databaseId), node_id: id, full_name: nameWithOwner }),
  );

it('is what stands on the branch now; null = nothing does, or does any more', async () => {
  const made = [
    saying(1, 'nudges: true\n', 'nudges: false\n'),
    saying(2, 'nudges: true\n', null),
    repository(ORG('springboard', 10), 'r3', 3, []),
  ];
  const github = githubHolding(handMade(made, []));
  expect(Object.fromEntries(await readUpstreamWords(github.client, asked(made)))).toEqual({
    1: 'nudges: false\n',
    2: null,
    3: null,
  });
  expect(github.log()).toHaveLength(1);
});

it('is not understood where it is no text or endless, which is another thing than not being there', async () => {
  const made = [saying(1, 'a\0b'), saying(2, `# ${'long '.repeat(5_000)}\nnudges: true\n`)];
  const found = await readUpstreamWords(githubHolding(handMade(made, [])).client, asked(made));
  for (const text of found.values()) expect(text).not.toMatch(/nudges/);
  expect([...found.values()].every((text) => text !== null)).toBe(true);
});

it('is unknown, and no consent, where GitHub withholds it or shows the repository no more', async () => {
  const made = [saying(1, 'nudges: true\n'), saying(2, 'nudges: true\n'), saying(3, 'nudges: true\n')];
  const github = githubHolding(handMade(made, []));
  github.setFaults([{ kind: 'withheld', field: 'of1' }]);
  github.setView({ private: ['springboard/r3'] });
  expect(Object.fromEntries(await readUpstreamWords(github.client, asked(made)))).toEqual({
    1: 'nudges: true\n',
  });
});
