/**
 * Adds cards to a Projects v2 board. Nothing is repeated here: an item that is added twice is one card, of a draft whoever
 * asks keeps a record before it is sent. The Iteration field is never written (transport/mutations.ts).
 */
import { graphql as octokitGraphql, GraphqlResponseError } from '@octokit/graphql';
import { RequestError } from '@octokit/request-error';
import { GitHubRefused } from '../transport/failures.ts';
import { requireHarmless } from '../transport/mutations.ts';
import { ANSWER_LIMIT_MS } from './writer.ts';

export interface BoardWriter {
  /** The header of the next request. @throws GitHubRefused */
  authorization(): Promise<string>;
}

/** By the login that owns the board; null = nobody may write there. @throws GitHubRefused */
export type BoardWriterFor = (owner: string) => Promise<BoardWriter | null>;

/** A board as it is written to. */
export interface OpenBoard {
  id: string;
  /** Its field "Status", and the option that was asked for. */
  field_id: string;
  option_id: string;
}

export interface AddedCard {
  id: string;
  /** Somebody has put it somewhere already. */
  has_status: boolean;
}

export interface BoardWrites {
  /** @throws GitHubRefused where it is not shown, or has no such Status */
  open(writer: BoardWriter, board: { owner: string; number: number; status: string }): Promise<OpenBoard>;
  /** @returns null = GitHub refuses: an item of a foreign organisation may not be on this board */
  add(writer: BoardWriter, board: OpenBoard, nodeId: string): Promise<AddedCard | null>;
  /** @throws GitHubRefused where it certainly was not taken; whatever else is thrown, it may have been */
  addDraft(writer: BoardWriter, board: OpenBoard, draft: { title: string; body: string }): Promise<AddedCard>;
  setStatus(writer: BoardWriter, board: OpenBoard, cardId: string): Promise<void>;
}

export const BOARD_TO_WRITE = `query BoardToWrite($owner: String!, $number: Int!) {
  repositoryOwner(login: $owner) {
    ... on ProjectV2Owner {
      projectV2(number: $number) {
        id
        field(name: "Status") {
          ... on ProjectV2SingleSelectField { id options { id name } }
        }
      }
    }
  }
}`;
const CARD = `{ id fieldValueByName(name: "Status") { __typename } }`;
const ADD = `mutation AddToBoard($input: AddProjectV2ItemByIdInput!) {
  addProjectV2ItemById(input: $input) { item ${CARD} }
}`;
const ADD_DRAFT = `mutation AddDraft($input: AddProjectV2DraftIssueInput!) {
  addProjectV2DraftIssue(input: $input) { projectItem ${CARD} }
}`;
const SET_STATUS = `mutation SetStatus($input: UpdateProjectV2ItemFieldValueInput!) {
  updateProjectV2ItemFieldValue(input: $input) { projectV2Item { id } }
}`;

interface CardNode {
  id: string;
  fieldValueByName: { __typename: string } | null;
}

export function boardWrites({
  graphqlUrl,
  fetch: fetchOnce = fetch,
}: {
  graphqlUrl: string;
  fetch?: typeof fetch;
}): BoardWrites {
  const fetchInTime: typeof fetch = (input, init) =>
    fetchOnce(input, { ...init, signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
  const send = octokitGraphql.defaults({
    url: graphqlUrl,
    headers: { 'user-agent': 'headwater' },
    request: { fetch: fetchInTime },
  });
  async function ask<T>(writer: BoardWriter, text: string, variables: Record<string, unknown>): Promise<T> {
    requireHarmless(text, variables);
    return send<T>(text, { ...variables, headers: { authorization: await writer.authorization() } });
  }

  return {
    async open(writer, { owner, number, status }) {
      const { repositoryOwner } = await ask<{
        repositoryOwner: {
          projectV2?: {
            id: string;
            field: { id?: string; options?: { id: string; name: string }[] } | null;
          } | null;
        } | null;
      }>(writer, BOARD_TO_WRITE, { owner, number });
      const project = repositoryOwner?.projectV2;
      const name = `board ${owner}/${number}`;
      if (!project) throw new GitHubRefused(`${name}: GitHub does not show it to the App.`);
      const option = project.field?.options?.find((one) => one.name.toLowerCase() === status.toLowerCase());
      if (project.field?.id === undefined || option === undefined)
        throw new GitHubRefused(
          `${name}: it has no Status "${status}"; correct planning.project.status, or take it out.`,
        );
      return { id: project.id, field_id: project.field.id, option_id: option.id };
    },
    async add(writer, { id }, nodeId) {
      try {
        const answer = await ask<{ addProjectV2ItemById: { item: CardNode } }>(writer, ADD, {
          input: { projectId: id, contentId: nodeId },
        });
        return added(answer.addProjectV2ItemById.item);
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
    async addDraft(writer, { id }, { title, body }) {
      try {
        const answer = await ask<{ addProjectV2DraftIssue: { projectItem: CardNode } }>(writer, ADD_DRAFT, {
          input: { projectId: id, title, body },
        });
        return added(answer.addProjectV2DraftIssue.projectItem);
      } catch (error) {
        throw isRefusal(error) || isLimit(error) ? new GitHubRefused((error as Error).message) : error;
      }
    },
    async setStatus(writer, { id, field_id, option_id }, cardId) {
      const input = {
        projectId: id,
        itemId: cardId,
        fieldId: field_id,
        value: { singleSelectOptionId: option_id },
      };
      await ask(writer, SET_STATUS, { input });
    },
  };
}

const REFUSALS = ['FORBIDDEN', 'NOT_FOUND', 'UNPROCESSABLE'];

/** GitHub has read the request and says no. Limits come in the same shape, and pass; anything else may have been taken. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof GraphqlResponseError &&
    (error.errors ?? []).length > 0 &&
    error.errors!.every(({ type }) => REFUSALS.includes(type))
  );
}

/** Nothing was taken, and it may be asked again later. */
function isLimit(error: unknown): boolean {
  if (error instanceof GraphqlResponseError)
    return (error.errors ?? []).some(({ type }) => type.startsWith('RATE_LIMIT'));
  return error instanceof RequestError && (error.status === 403 || error.status === 429);
}

function added({ id, fieldValueByName }: CardNode): AddedCard {
  return { id, has_status: fieldValueByName !== null };
}
