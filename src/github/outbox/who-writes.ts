/** Who may write where, and with which header. */
import type { Author } from '../../domain/outbox/post.ts';

export type WritePermission = 'issues' | 'pull_requests' | 'contents';

/** Who may write where. */
export interface Writer {
  /** Paces are kept by this name: "installation 123", "workflow". */
  name: string;
  /** As whom GitHub shows what it writes. */
  author: Author;
  /**
   * The header of the next request.
   * @param permission what it takes; issues and comments, unless said otherwise
   * @throws GitHubRefused where GitHub gives no token that can write there
   */
  authorization(permission?: WritePermission): Promise<string>;
}

/** Chooses the writer for a repository (owner/name); null = nobody may write there. */
export type WriterFor = (repository: string) => Promise<Writer | null>;
