/** An extension: what people wrote beneath items, who of them may write in a repository, and which reactions they got. */
import type { Extension } from '../../../src/demo/extension.ts';
import { message } from '../../../src/demo/rest/request.ts';

export interface PersonsComment {
  id: number;
  /** owner/name */
  repository: string;
  number: number;
  body: string;
  user: { id: number; login: string };
  /** ISO instant. */
  created_at: string;
}

export interface Answering {
  extension: Extension;
  /** Written by people; may be added to at any time. */
  comments: PersonsComment[];
  /** "comment id content", in the order of giving. */
  reactions: string[];
}

/** @param writers logins of those who may write, in every repository */
export function answeringPeople(writers: readonly string[]): Answering {
  const comments: PersonsComment[] = [];
  const reactions: string[] = [];
  const home = '/repos/:owner/:name';
  const nameOf = (params: Record<string, string>) => `${params['owner']}/${params['name']}`.toLowerCase();
  return {
    comments,
    reactions,
    extension: {
      routes: [
        {
          on: `GET ${home}/issues/:number/comments`,
          answer: ({ params, query }) => ({
            status: 200,
            body: comments
              .filter(({ repository }) => repository.toLowerCase() === nameOf(params))
              .filter(({ number }) => String(number) === params['number'])
              .filter(({ created_at }) => created_at >= (query.get('since') ?? ''))
              .map(({ user, ...one }) => ({
                ...one,
                updated_at: one.created_at,
                user: { ...user, type: 'User' },
              })),
          }),
        },
        {
          on: `GET ${home}/collaborators/:login/permission`,
          answer: ({ params }) => ({
            status: 200,
            body: { permission: writers.includes(params['login'] ?? '') ? 'write' : 'read' },
          }),
        },
        {
          on: `POST ${home}/issues/comments/:id/reactions`,
          answer({ params, body }, { caller }) {
            if (!caller?.writes?.('issues', nameOf(params)))
              return message(403, 'Resource not accessible by integration');
            const { content } = body as { content: string };
            const given = `${params['id']} ${content}`;
            if (reactions.includes(given)) return { status: 200, body: { id: 1, content } };
            reactions.push(given);
            return { status: 201, body: { id: 1, content } };
          },
        },
      ],
    },
  };
}
