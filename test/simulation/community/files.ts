/**
 * Which files a simulated pull request changes: what its title and its labels promise, more with every push, now and then
 * hundreds, and paths that break a report that trusts them.
 */
import { chanceOf, type Chance } from '../chance.ts';
import type { ChangedFile, Issue, PullRequest } from '../../../src/demo/community/community.ts';
import type { Plan, RepositoryPlan } from './plan.ts';

type Kind = 'code' | 'docs' | 'tests' | 'infra' | 'translation';

const PLACES: Record<Kind, ((word: string, repository: string) => string)[]> = {
  code: [(word, name) => `${name}/${word}.py`, (word) => `share/static/js/${word}.js`],
  docs: [(word) => `docs/source/${word}.md`, (word) => `docs/source/howto/${word}.rst`],
  tests: [(word, name) => `${name}/tests/test_${word}.py`],
  infra: [(word) => `.github/workflows/${word}.yml`, (word) => `requirements/${word}.txt`],
  translation: ['de', 'es', 'fr', 'ja', 'pt_BR', 'uk', 'zh_CN'].map(
    (language) => (word: string, name: string) => `${name}/locale/${language}/LC_MESSAGES/${word}.po`,
  ),
};
const WORDS = ['login', 'proxy', 'token', 'image', 'culler', 'volume', 'admin', 'error', 'install', 'server'];

const HOSTILE = [
  'docs/<img src=x onerror=alert(1)>.md',
  'hub/@octocat fixes #1/`code` | pipe.py',
  'hub/[link](https:/example.org)\nsecond line.py',
  'hub/\u202Egnp.py\u202C \u200B.py',
  '=HYPERLINK("https://example.org").csv',
  `hub/${'a-very-long-folder/'.repeat(12)}end.py`,
];

/** One in so many changes more files than one page of a list holds. */
const HUNDREDS = 1 / 400;

/** The same item with its files: as many, and with as many changed lines, as it says. Issues have none. */
export function withFiles<I extends PullRequest | Issue>(plan: Plan, place: RepositoryPlan, item: I): I {
  if (item.__typename !== 'PullRequest') return item;
  const chance = chanceOf(plan.seed, place.index, item.number, 5);
  const isLarge = chance.happens(HUNDREDS);
  const hostile = chance.happens(0.02) && !plan.isPlain ? chance.pick(HOSTILE) : null;
  const changedFiles = isLarge ? 101 + chance.integer(600) : item.changedFiles;
  const additions = isLarge ? 9 * changedFiles : item.additions;
  const deletions = isLarge ? 2 * changedFiles : item.deletions;
  const paths = changedPaths(chance, kindOf(item, chance), place.name, changedFiles);
  if (hostile !== null && paths.length > 0) paths[0] = hostile;
  const pushes = item.timeline.filter(({ __typename }) => __typename === 'HeadRefForcePushedEvent');
  // The first file gets what the others leave: half of the lines at least.
  const linesOf = (total: number, index: number) => {
    const each = Math.floor(total / 2 / changedFiles);
    return index === 0 ? total - each * (changedFiles - 1) : each;
  };
  const files = paths.map((path, index): ChangedFile => {
    const push = Math.floor((index * (pushes.length + 1)) / changedFiles);
    return {
      path,
      additions: linesOf(additions, index),
      deletions: linesOf(deletions, index),
      changeType: 'MODIFIED',
      pushedAt: push === 0 ? null : pushes[push - 1]!.createdAt,
    };
  });
  return { ...item, changedFiles, additions, deletions, files };
}

function kindOf({ title, labels, author }: PullRequest, chance: Chance): Kind {
  if (author?.__typename === 'Bot') return 'infra';
  const promises: [RegExp, Kind][] = [
    [/\btranslat|\bi18n\b/i, 'translation'],
    [/\bdocument|\bguide\b/i, 'docs'],
    [/\btests?\b/i, 'tests'],
    [/\bpin\b|\bdependencies\b/i, 'infra'],
  ];
  const said = [title, ...labels.map(({ name }) => name)];
  for (const [words, kind] of promises) if (said.some((text) => words.test(text))) return kind;
  return chance.happens(0.08) ? 'infra' : 'code';
}

/** Different ones. Code comes with tests and a word in the documentation, other kinds come alone. */
function changedPaths(chance: Chance, kind: Kind, repository: string, count: number): string[] {
  const start = chance.integer(WORDS.length);
  const paths: string[] = [];
  for (let index = 0; index < count; index++) {
    const beside = kind === 'code' && index > 0 ? chance.unit() : 1;
    const places = PLACES[beside < 0.45 ? 'tests' : beside < 0.55 ? 'docs' : kind];
    const round = Math.floor(index / WORDS.length);
    const word = `${WORDS[(start + index) % WORDS.length]!}${round === 0 ? '' : `_${round}`}`;
    paths.push(places[index % places.length]!(word, repository));
  }
  return paths;
}
