import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * What GitHub charges for a query before it runs it.
 * https://docs.github.com/en/graphql/overview/rate-limits-and-node-limits-for-the-graphql-api
 */
export interface QueryCost {
  /** Requests needed to fulfil each unique connection, summed. */
  requests: number;
  /** `requests` / 100, rounded, at least 1. */
  points: number;
  /** Nodes the query can return at most. */
  nodes: number;
  /** The largest page whose nodes have connections of their own: what makes a query heavy. 0 = there is none. */
  heaviestPage: number;
  /** Connections without `first` or `last`, or with one outside 1–100: GitHub refuses the whole query. */
  refusals: PaginationError[];
}

export interface PaginationError {
  type: 'MISSING_PAGINATION_BOUNDARIES' | 'EXCESSIVE_PAGINATION';
  message: string;
  path: string[];
  line: number;
  column: number;
}

export const NODE_LIMIT = 500_000;
const PAGE_LIMIT = 100;

type Variables = Record<string, unknown>;

interface Reading {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Variables;
  cost: QueryCost;
}

/** The cost of one operation of a document that is valid for `schema`. */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): QueryCost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const given: Variables = {};
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    given[name] =
      name in variables
        ? variables[name]
        : definition.defaultValue && valueFromASTUntyped(definition.defaultValue);
  }
  const reading: Reading = {
    schema,
    fragments,
    variables: given,
    cost: { requests: 0, points: 1, nodes: 0, heaviestPage: 0, refusals: [] },
  };
  const root = schema.getRootType(operation.operation);
  if (root) countSelections(reading, operation.selectionSet, root, 1, [operation.operation]);
  reading.cost.points = Math.max(1, Math.round(reading.cost.requests / 100));
  return reading.cost;
}

/** `times` is how often this selection is fulfilled: the product of the page sizes above it. */
function countSelections(
  reading: Reading,
  { selections }: SelectionSetNode,
  parent: GraphQLNamedType,
  times: number,
  path: string[],
): void {
  for (const selection of selections) {
    if (isLeftOut(selection, reading.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      countField(reading, selection, parent, times, path);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? reading.fragments.get(selection.name.value) : selection;
    if (!fragment) continue;
    const condition = fragment.typeCondition?.name.value;
    const type = condition === undefined ? parent : (reading.schema.getType(condition) ?? parent);
    countSelections(reading, fragment.selectionSet, type, times, path);
  }
}

function countField(
  reading: Reading,
  field: FieldNode,
  parent: GraphQLNamedType,
  times: number,
  path: string[],
): void {
  if (!field.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return;
  const definition = parent.getFields()[field.name.value];
  if (!definition) return;
  const type = getNamedType(definition.type);
  const here = [...path, field.alias?.value ?? field.name.value];
  if (!definition.args.some(({ name }) => name === 'first')) {
    const ids = definition.args.some(({ name }) => name === 'ids')
      ? argumentOf(field, 'ids', reading.variables)
      : undefined;
    countSelections(reading, field.selectionSet, type, times * (Array.isArray(ids) ? ids.length : 1), here);
    return;
  }
  const size = pageSize(reading, field, here);
  reading.cost.requests += times;
  reading.cost.nodes += times * size;
  const before = reading.cost.requests;
  countSelections(reading, field.selectionSet, type, times * size, here);
  if (reading.cost.requests > before) reading.cost.heaviestPage = Math.max(reading.cost.heaviestPage, size);
}

/** `first` or `last`; 0 where only a count is asked for, which needs neither. */
function pageSize({ variables, cost }: Reading, field: FieldNode, path: string[]): number {
  const connection = field.name.value;
  const { line = 1, column = 1 } = field.loc?.startToken ?? {};
  for (const boundary of ['first', 'last']) {
    const size = argumentOf(field, boundary, variables);
    if (typeof size !== 'number') continue;
    if (size >= 1 && size <= PAGE_LIMIT) return size;
    const message =
      size > PAGE_LIMIT
        ? `Requesting ${size} records on the \`${connection}\` connection exceeds the \`${boundary}\` limit of ${PAGE_LIMIT} records.`
        : `\`${boundary}\` on the \`${connection}\` connection cannot be less than 1.`;
    cost.refusals.push({ type: 'EXCESSIVE_PAGINATION', message, path, line, column });
    return 0;
  }
  const counted = field.selectionSet?.selections.every(
    (one) => one.kind === Kind.FIELD && !/^(nodes|edges|pageInfo)$/.test(one.name.value),
  );
  if (!counted) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${connection}\` connection.`;
    cost.refusals.push({ type: 'MISSING_PAGINATION_BOUNDARIES', message, path, line, column });
  }
  return 0;
}

function argumentOf(field: FieldNode, name: string, variables: Variables): unknown {
  const argument = field.arguments?.find((one) => one.name.value === name);
  return argument && valueFromASTUntyped(argument.value, variables);
}

function isLeftOut(selection: SelectionNode, variables: Variables): boolean {
  return (selection.directives ?? []).some((directive) => {
    const condition = directive.arguments?.[0];
    const given = condition && valueFromASTUntyped(condition.value, variables);
    return directive.name.value === 'skip'
      ? given === true
      : directive.name.value === 'include'
        ? given === false
        : false;
  });
}
