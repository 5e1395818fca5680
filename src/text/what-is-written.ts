/** `check`: what Headwater would write to GitHub with this configuration, and as whom. */

export interface MayWrite {
  /** null = nobody may: a personal token only reads. */
  writer: 'app' | 'workflow' | null;
  /** owner/name where the weekly issue is kept. */
  report: string | null;
  /** Folder of that repository for files with what has no room in the issue; null = none is written. */
  folder: string | null;
  /** The recurring issue that gets the list of each sprint. */
  queue: { repository: string; title: string } | null;
  reminders: 'off' | 'digest' | 'comment';
}

export function whatIsWritten({ writer, report, folder, queue, reminders }: MayWrite): string {
  const posts = [
    ...(report === null ? [] : [`the weekly issue in ${report}, with reactions to answers beneath it`]),
    ...(report === null || folder === null
      ? []
      : [
          `files in ${folder} of ${report}, where it may write contents, with what has no room in that issue`,
        ]),
    ...(queue === null ? [] : [`the list of each sprint in "${queue.title}" of ${queue.repository}`]),
    ...(report === null || reminders === 'off' ? [] : ['a digest of what waits']),
    ...(reminders === 'comment'
      ? [
          'comments, reactions to commands and requests for reviews where upstream allows them in its .github/headwater.yml',
        ]
      : []),
  ];
  if (writer === null)
    return posts.length === 0
      ? 'Writes nothing: a personal token only reads.'
      : `Writes nothing: a personal token only reads. With a GitHub App or in a workflow it would write ${listed(posts)}.`;
  const who = writer === 'app' ? 'as the App' : 'with the token of this workflow, in its own repository';
  return posts.length === 0
    ? 'Writes nothing: neither report.repository nor planning.issue_title is set.'
    : `Reads with tokens that cannot write. Writes, ${who}, ${listed(posts)}, and nothing else.`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
