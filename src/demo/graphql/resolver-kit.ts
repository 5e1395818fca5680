/** What every file of resolvers needs. */
import { GraphQLError, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { Stage } from '../extension.ts';

/** What the resolvers of one request look at. */
export interface RequestContext {
  stage: Stage;
  rateLimit: {
    cost: number;
    limit: number;
    nodeCount: number;
    remaining: number;
    resetAt: string;
    used: number;
  };
}

/** A resolver of one field; the source's type is the one that the field's type says. */
type Resolve<S> = (source: S, args: never, context: RequestContext) => unknown;
export type Fields<S> = Record<string, Resolve<S>>;

/** @param optional fields that this type does not have are left out */
export function install<S>(
  schema: GraphQLSchema,
  typeName: string,
  resolvers: Fields<S>,
  { optional = false } = {},
): void {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`GitHub's schema has no object type ${typeName}.`);
  const fields = type.getFields();
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = fields[name];
    if (field) field.resolve = resolve as unknown as GraphQLFieldResolver<unknown, unknown>;
    else if (!optional) throw new Error(`GitHub's schema has no field ${typeName}.${name}.`);
  }
}

export function notFound(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } });
}

/** Fields nobody recorded fail loudly: a silent null would look like GitHub's answer. */
export function unserved(what: string): GraphQLError {
  return new GraphQLError(`The GitHub stand-in does not serve ${what}.`, {
    extensions: { type: 'STAND_IN_UNSERVED' },
  });
}
