/** Whose turn everything is, as it is printed. */
import type { Attention } from './types.ts';

export interface AttentionItem extends Omit<Attention, 'people' | 'since'> {
  url: string;
  /** owner/name */
  repository: string;
  number: number;
  title: string;
  /** Login; null = a deleted account. */
  author: string | null;
  /** Who the author was to the repository when they opened it: "community", "maintainer", "team", "ghost". */
  author_role: string;
  /** Logins. */
  people: string[];
  /** ISO instant. */
  since: string;
}

export interface AttentionList {
  schema: 1;
  /** ISO instant. */
  now: string;
  /** In the order of repositories and numbers. */
  items: AttentionItem[];
}
