import { readConfiguration } from '../config/configuration.ts';
import { importHistory, type ImportSummary } from '../flows/import/import.ts';
import { openGithubToSqlite, type GithubToSqlite } from '../import/sqlite-export.ts';
import { count } from './backfill.ts';
import { withDatabase } from './database.ts';
import { EXIT } from './failure.ts';
import { progressOn } from './progress.ts';
import { note, type CommandContext } from './context.ts';

/** How many names a line has room for. */
const NAMED_AT_MOST = 5;

/** History from a github-to-sqlite database, until GitHub itself has been read. */
export async function importCommand(ctx: CommandContext, path: string): Promise<number> {
  const { institution } = readConfiguration(ctx.settings.configuration_path);
  // What cannot be read is refused before a database is made.
  const file = openGithubToSqlite(path);
  try {
    return await withDatabase(ctx, 'headwater import', async (open) => {
      const progress = progressOn(ctx);
      const summary = await importHistory({
        db: open.db,
        institution,
        file,
        pseudonymKey: ctx.settings.pseudonym_key,
        now: ctx.now,
        stop: ctx.stop,
        progress: (event) => progress.show(event),
        tidy: (after) => open.tidy(after),
      }).finally(() => progress.end());
      for (const line of importLines(file, summary)) note(ctx, line);
      return EXIT.done;
    });
  } finally {
    file.close();
  }
}

function importLines(file: Pick<GithubToSqlite, 'name' | 'missing'>, summary: ImportSummary): string[] {
  const { fates, troubles, others, nameless, hidden, forks, unclear, numberless, captured_at, stopped } =
    summary;
  const all = Object.values(fates);
  const sum = (fate: 'stored' | 'same' | 'read') => all.reduce((total, one) => total + one[fate], 0);
  const items = fates.pull_requests.left_out + fates.issues.left_out;
  const known = [fates.pull_requests, fates.issues].reduce(
    (total, { stored, same }) => total + stored + same,
    0,
  );
  const said = (amount: number, line: string) => (amount > 0 ? [line] : []);
  return [
    `${stopped ? 'Stopped after' : 'Imported'} ${count(fates.pull_requests.stored, 'pull request')}, ${count(fates.issues.stored, 'issue')} and ` +
      `${count(fates.issue_comments.stored, 'comment')} of ${count(summary.repositories, 'repository', 'repositories')} from ${file.name}` +
      `${captured_at === null ? '' : `, as it was on ${captured_at.slice(0, 10)}`}.`,
    ...said(
      sum('same'),
      `${count(sum('same'), 'row')} had been imported before${sum('stored') === 0 ? ': nothing is new' : ''}.`,
    ),
    ...said(
      sum('read'),
      `${count(sum('read'), 'row')} left as GitHub showed it; \`headwater sync\` reads what has changed since.`,
    ),
    ...said(items, `${count(items, 'item')} left out, which GitHub did not show when it was read.`),
    ...said(
      fates.issue_comments.left_out,
      `${count(fates.issue_comments.left_out, 'comment')} left out, since the issue or pull request is not stored.`,
    ),
    ...said(
      troubles.only_among_issues,
      `${count(troubles.only_among_issues, 'pull request')} left out: the issues do not say whether they were merged; fetch them with \`github-to-sqlite pull-requests\`.`,
    ),
    ...said(
      troubles.merge_unknown,
      `${count(troubles.merge_unknown, 'closed pull request')} left out: the file does not say whether they were merged.`,
    ),
    ...said(
      troubles.unusable,
      `${count(troubles.unusable, 'row')} without number, date or state left out (the first: ${summary.example}).`,
    ),
    ...said(
      troubles.people_unknown,
      `${count(troubles.people_unknown, 'author')} not among the users of the file: unknown until GitHub is read.`,
    ),
    ...said(file.missing.length, `The file does not have ${file.missing.join(', ')}.`),
    ...said(
      numberless.length,
      `${named(numberless)}: fetch the number with \`github-to-sqlite repos\`, or backfill first.`,
    ),
    ...said(hidden.length, `Left out, since private repositories are not measured: ${named(hidden)}.`),
    ...said(
      forks.length,
      `Left out, since a fork is measured only where its name is configured: ${named(forks)}.`,
    ),
    ...said(
      unclear.length,
      `Left out, since the file does not say of ${named(unclear)}: fetch that with \`github-to-sqlite repos\`, or backfill first.`,
    ),
    ...said(
      nameless.length,
      `Left out, since the file does not name them in its table repos: ${named(nameless)}; fetch that with \`github-to-sqlite repos\`, or backfill first.`,
    ),
    ...said(others.length, `Left out, since no community has them: ${named(others)}.`),
    ...(stopped ? ['Run it again to go on from here.'] : []),
    ...said(
      known,
      'Until GitHub itself has been read they count as stored and not whole: run `headwater backfill`.',
    ),
  ];
}

function named(names: readonly string[]): string {
  const more = names.length - NAMED_AT_MOST;
  return names.slice(0, NAMED_AT_MOST).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
