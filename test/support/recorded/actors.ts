import type { Actor } from '../../../src/demo/community/community.ts';
import type { GhdHeader } from './ghd.ts';

/** null and undefined are deleted accounts. */
export type ActorOf = (login: string | null | undefined) => Actor | null;

/** The accounts of one file. A login without a number gets a node id made from the login, and keeps `databaseId` null. */
export function recordedActors(header: GhdHeader): {
  all: Actor[];
  actor: ActorOf;
  known(login: string): Actor | undefined;
} {
  const byLogin = new Map<string, Actor>();
  for (const [login, { type, id, nodeId }] of Object.entries(header.users)) {
    byLogin.set(login, {
      __typename: type === 'Bot' || type === 'Organization' || type === 'Mannequin' ? type : 'User',
      id: nodeId ?? `U_recorded${Buffer.from(login).toString('base64url')}`,
      databaseId: id,
      login,
      name: null,
    });
  }
  return {
    all: [...byLogin.values()],
    known: (login) => byLogin.get(login),
    actor: (login) => {
      if (login == null) return null;
      const actor = byLogin.get(login);
      if (!actor)
        throw new Error(`${header.repo}: "${login}" acts in this recording but is not among its users.`);
      return actor;
    },
  };
}
