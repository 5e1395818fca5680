/**
 * A Projects v2 board as GitHub keeps one, over GraphQL: every request is held against GitHub's own schema. It lets the pull
 * requests of one organisation stand on it and refuses others, and it has cards of people, with their iterations.
 */
import { schema as sdl } from '@octokit/graphql-schema';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';

export interface Card {
  id: string;
  content: string;
  status: string | null;
  iteration: string | null;
  body: string | null;
}

type Input = Record<string, string> & { value: { singleSelectOptionId: string } };

let schema: GraphQLSchema | undefined;
const OPTIONS = [
  { id: 'opt-1', name: 'Up Next' },
  { id: 'opt-2', name: 'Done' },
];

export class BoardOnGitHub {
  readonly cards: Card[] = [];
  readonly mutations: string[] = [];
  /** What happens to the next drafts: taken, and the answer is lost. */
  losesAnswers = false;
  /** GitHub's limit is reached: no draft is taken. */
  isTooFast = false;
  /** How often it was asked for the board itself. */
  opened = 0;
  #made = 2;
  readonly #organisation: string;
  readonly #organisationOf: (nodeId: string) => string;

  constructor(organisation: string, organisationOf: (nodeId: string) => string) {
    this.#organisation = organisation;
    this.#organisationOf = organisationOf;
  }

  readonly fetch: typeof fetch = async (_, init) => {
    const { query, variables } = JSON.parse(init?.body as string) as {
      query: string;
      variables: { input: Input; number: number };
    };
    schema ??= buildSchema(sdl.idl, { assumeValid: true });
    const errors = validate(schema, parse(query));
    if (errors.length > 0) throw new Error(`GitHub would not understand this: ${errors[0]!.message}`);
    return new Response(JSON.stringify(this.#answer(query, variables)), {
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
  };

  #answer(query: string, { input, number }: { input: Input; number: number }): object {
    if (query.startsWith('query')) {
      this.opened++;
      const project = { id: 'PVT_1', field: { id: 'FIELD_status', options: OPTIONS } };
      return { data: { repositoryOwner: { projectV2: number === 57 ? project : null } } };
    }
    const name = /\{\s*(\w+)\(input/.exec(query)![1]!;
    this.mutations.push(name);
    if (name === 'addProjectV2ItemById') return this.#add(input);
    if (name === 'addProjectV2DraftIssue') {
      if (this.isTooFast)
        return { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
      const card = this.#card(input['title']!, input['body']!);
      if (this.losesAnswers) throw new TypeError('fetch failed');
      return { data: { addProjectV2DraftIssue: { projectItem: shown(card) } } };
    }
    const card = this.cards.find(({ id }) => id === input['itemId'])!;
    card.status = OPTIONS.find(({ id }) => id === input.value.singleSelectOptionId)!.name;
    return { data: { updateProjectV2ItemFieldValue: { projectV2Item: { id: card.id } } } };
  }

  #add(input: Input): object {
    const nodeId = input['contentId']!;
    if (this.#organisationOf(nodeId) !== this.#organisation)
      return {
        data: { addProjectV2ItemById: null },
        errors: [
          { type: 'FORBIDDEN', message: 'The item does not belong to the organization of the project.' },
        ],
      };
    const card = this.cards.find(({ content }) => content === nodeId) ?? this.#card(nodeId, null);
    return { data: { addProjectV2ItemById: { item: shown(card) } } };
  }

  #card(content: string, body: string | null): Card {
    const card = { id: `PVTI_${++this.#made}`, content, status: null, iteration: null, body };
    this.cards.push(card);
    return card;
  }
}

function shown({ id, status }: Card): object {
  return {
    id,
    fieldValueByName: status === null ? null : { __typename: 'ProjectV2ItemFieldSingleSelectValue' },
  };
}
