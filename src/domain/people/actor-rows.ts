/** People and bots as GitHub names them, in GraphQL and in REST, to rows of `users`. */
import type { ActorType, UserRow } from '../history/facts.ts';
import { GHOST_ID, idFromLogin } from './identities.ts';

/** The fragment `Who`. An empty object is an actor of a kind that we did not ask about: a team, say. */
export interface ActorNode {
  __typename?: string;
  login?: string;
  id?: string;
  databaseId?: number | string | null;
  name?: string | null;
}

export interface RestUser {
  id: number | string;
  login: string;
  node_id: string;
  type: string;
}

/** Collects each person once while a page is turned into rows. */
export class People {
  readonly rows = new Map<string, UserRow>();

  /** @returns users.id, or null for a deleted account */
  add(actor: ActorNode | null | undefined): string | null {
    if (typeof actor?.login !== 'string' || actor.login === '') return null;
    const id = isNumber(actor.databaseId) ? String(actor.databaseId) : idFromLogin(actor.login);
    return this.#keep({
      id,
      node_id: actor.id ?? null,
      login: actor.login.replace(/\[bot\]$/, ''),
      name: actor.name ?? null,
      type: (actor.__typename ?? 'User') as ActorType,
    });
  }

  /** REST shows deleted accounts as `ghost` and bots with a suffix that GraphQL leaves out. */
  addFromRest(user: RestUser | null): string | null {
    if (typeof user?.login !== 'string') return null;
    const type = user.login.endsWith('[bot]') ? 'Bot' : (user.type as ActorType);
    const login = user.login.replace(/\[bot\]$/, '');
    const id = isNumber(user.id) ? String(user.id) : idFromLogin(login);
    return this.#keep({ id, node_id: user.node_id ?? null, login, name: null, type });
  }

  #keep(row: UserRow): string | null {
    if (row.id === GHOST_ID) return null;
    const known = this.rows.get(row.id);
    this.rows.set(row.id, { ...row, name: row.name ?? known?.name ?? null });
    return row.id;
  }
}

/** GitHub's number of an account, which a column can hold; anything else is no number that tells two people apart. */
function isNumber(id: unknown): id is number | string {
  return (
    (typeof id === 'number' && Number.isSafeInteger(id)) || (typeof id === 'string' && /^\d{1,18}$/.test(id))
  );
}

/** What of a text is kept: its length and its number of words, never the text. */
export function bodyMeasures(body: string | null | undefined): { body_length: number; body_words: number } {
  const text = typeof body === 'string' ? body : '';
  return { body_length: text.length, body_words: text.match(/\S+/g)?.length ?? 0 };
}
