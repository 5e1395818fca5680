/** A file with its history, as the stand-in shows it. */
import type { FileHistory } from '../../src/demo/community/community.ts';
import { instant } from './builders.ts';

/** @param revisions oldest first: the name of the commit, its day, the text; null = the file is taken away */
export function fileHistory(
  path: string,
  revisions: readonly [oid: string, at: string, text: string | null][],
): FileHistory {
  return {
    path,
    revisions: revisions.map(([name, at, text]) => ({
      commit: {
        __typename: 'Commit',
        id: `C_${name}`,
        oid: name.padEnd(40, '0'),
        authoredDate: instant(at),
        committedDate: instant(at),
        author: null,
      },
      text,
    })),
  };
}
