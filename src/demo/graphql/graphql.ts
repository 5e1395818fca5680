import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildASTSchema,
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Mutations } from '../extension.ts';
import type { GraphqlAnswer } from './answer.ts';
import {
  githubError,
  invalidVariable,
  missingScope,
  parseError,
  validationError,
  type GitHubError,
} from './errors.ts';
import { installResolvers } from './resolvers.ts';
import { unserved, type RequestContext } from './resolver-kit.ts';
import { NODE_LIMIT, queryCost, type QueryCost } from './query-cost.ts';

export interface GraphqlRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/** A query that may run, with its price; or the answer that refuses it. */
export interface PreparedQuery {
  operationName: string | null;
  isMutation: boolean;
  cost: QueryCost;
  refusal: GraphqlAnswer | null;
  /** Whether it names "Type.field", as GitHub validates it. */
  asksFor(field: string): boolean;
  run(context: RequestContext): Promise<GraphqlAnswer>;
}

interface KnownDocument {
  document: DocumentNode | null;
  errors: GitHubError[];
}

const DOCUMENTS_KEPT = 500;
const NO_COST: QueryCost = { requests: 0, points: 1, nodes: 0, heaviestPage: 0, refusals: [] };

/** GitHub's own schema, as published by @octokit/graphql-schema; about 0.3 s to build. */
const schema = builtSchema();
installResolvers(schema);
/** Documents are parsed and validated once per text. */
const documents = new Map<string, KnownDocument>();

function builtSchema(): GraphQLSchema {
  const path = new URL('./schema.graphql', import.meta.resolve('@octokit/graphql-schema'));
  const source = readFileSync(fileURLToPath(path), 'utf8');
  return buildASTSchema(parse(source, { noLocation: true }), { assumeValid: true, assumeValidSDL: true });
}

function documentOf(query: string): KnownDocument {
  const known = documents.get(query) ?? readDocument(query);
  if (!documents.has(query)) {
    if (documents.size >= DOCUMENTS_KEPT) documents.clear();
    documents.set(query, known);
  }
  return known;
}

/** @param mutations what may be changed; every other mutation is forbidden */
export function prepareQuery(
  { query, variables, operationName }: GraphqlRequest,
  mutations: Mutations = {},
): PreparedQuery {
  const { document, errors } = documentOf(query);
  if (!document) return refused(null, NO_COST, { errors });
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const message = operationName ? `No operation named "${operationName}"` : 'An operation name is required';
    return refused(null, NO_COST, { errors: [{ message }] });
  }
  const name = operation.name?.value ?? null;
  const isMutation = operation.operation === OperationTypeNode.MUTATION;
  if (errors.length) return { ...refused(name, NO_COST, { errors }), isMutation };
  const given = variables ?? {};
  const missing = missingVariables(operation, given);
  if (missing.length) return { ...refused(name, NO_COST, { errors: missing }), isMutation };
  const cost = queryCost(schema, document, operation, given);
  return {
    operationName: name,
    isMutation,
    cost,
    refusal: isMutation ? forbiddenWrite(operation, mutations) : paginationError(cost),
    asksFor: (field) => fieldsOf(document).has(field),
    run: async (context) => {
      const result = await execute({
        schema,
        document,
        rootValue: isMutation ? rootOf(mutations) : null,
        contextValue: context,
        variableValues: given,
        operationName,
        fieldResolver: readField,
      });
      const answer: GraphqlAnswer = {};
      if (result.data !== undefined) answer.data = result.data;
      if (result.errors?.length) answer.errors = result.errors.map(githubError);
      return answer;
    },
  };
}

/** Mutations are read from the root like any field: by name, as functions. */
function rootOf(mutations: Mutations): Record<string, unknown> {
  const resolvers = Object.entries(mutations).map(([name, mutate]): [string, unknown] => [
    name,
    ({ input }: { input: Record<string, unknown> }, { stage }: RequestContext) => mutate(input, stage),
  ]);
  return Object.fromEntries(resolvers);
}

/** Fields are read by name; one that its object does not have is an error, never a silent null. */
const readField: GraphQLFieldResolver<Record<string, unknown>, RequestContext> = (
  source,
  args,
  context,
  info,
) => {
  const value = source[info.fieldName];
  if (value === undefined) throw unserved(`the field ${info.parentType.name}.${info.fieldName}`);
  return typeof value === 'function'
    ? (value as (...given: unknown[]) => unknown)(args, context, info)
    : value;
};

function readDocument(query: string): KnownDocument {
  try {
    const document = parse(query);
    const errors = validate(schema, document).map(validationError);
    return { document, errors: errors.length > 0 ? errors : withoutScopes(document) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { document: null, errors: [parseError(error)] };
  }
}

/** What a classic token without read:org may not ask: anything of a team but that it is one. */
function withoutScopes(document: DocumentNode): GitHubError[] {
  const errors: GitHubError[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name, loc }) {
        if (types.getParentType()?.name !== 'Team' || name.value === '__typename') return;
        const { line = 1, column = 1 } = loc?.startToken ?? {};
        errors.push(missingScope(name.value, ['read:org', 'read:discussion'], line, column));
      },
    }),
  );
  return errors;
}

function fieldsOf(document: DocumentNode): Set<string> {
  const fields = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => void fields.add(`${types.getParentType()?.name}.${name.value}`),
    }),
  );
  return fields;
}

function refused(operationName: string | null, cost: QueryCost, refusal: GraphqlAnswer): PreparedQuery {
  return { operationName, isMutation: false, cost, refusal, asksFor: () => false, run: async () => refusal };
}

function missingVariables(operation: OperationDefinitionNode, given: Record<string, unknown>): GitHubError[] {
  return (operation.variableDefinitions ?? [])
    .filter(
      ({ type, defaultValue, variable }) =>
        type.kind === Kind.NON_NULL_TYPE && !defaultValue && given[variable.name.value] == null,
    )
    .map(invalidVariable);
}

function paginationError(cost: QueryCost): GraphqlAnswer | null {
  if (cost.refusals.length) {
    const errors = cost.refusals.map(({ type, message, path, line, column }) => ({
      type,
      path: path.slice(1),
      locations: [{ line, column }],
      message,
    }));
    return { errors };
  }
  if (cost.nodes <= NODE_LIMIT) return null;
  const counted = cost.nodes.toLocaleString('en-US');
  const message = `This query requests up to ${counted} possible nodes which exceeds the maximum limit of 500,000.`;
  return { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }] };
}

/** null = all that it writes may be written. */
function forbiddenWrite(operation: OperationDefinitionNode, mutations: Mutations): GraphqlAnswer | null {
  const forbidden = operation.selectionSet.selections.find(
    (one) => one.kind !== Kind.FIELD || !(one.name.value in mutations),
  );
  if (forbidden === undefined) return null;
  const path = forbidden.kind === Kind.FIELD ? [forbidden.alias?.value ?? forbidden.name.value] : [];
  return {
    data: Object.fromEntries(path.map((name) => [name, null])),
    errors: [{ type: 'FORBIDDEN', path, message: 'Resource not accessible by personal access token' }],
  };
}
