import type { GraphQLError } from 'graphql';
import { type VariableDefinitionNode, print } from 'graphql';

/** One entry of `errors`, in the shapes that GitHub gives them. */
export interface GitHubError {
  type?: string;
  path?: (string | number)[];
  locations?: readonly { line: number; column: number }[];
  extensions?: Record<string, unknown>;
  message: string;
}

/** An error of execution: `type` stands beside the message, not under `extensions`. */
export function githubError({ message, path, locations, extensions }: GraphQLError): GitHubError {
  const error: GitHubError = { message };
  if (typeof extensions['type'] === 'string') error.type = extensions['type'];
  if (path) error.path = [...path];
  if (locations) error.locations = locations;
  return error;
}

/** An error of validation; the most frequent one, an unknown field, in GitHub's own words. */
export function validationError({ message, locations }: GraphQLError): GitHubError {
  const unknown = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message);
  const error: GitHubError = { message };
  if (locations) error.locations = locations;
  if (!unknown) return error;
  return { ...error, ...undefinedField(`${unknown[2]}.${unknown[1]}`) };
}

/** @param field "Type.field" */
export function undefinedField(field: string): GitHubError {
  const [typeName, fieldName] = field.split('.');
  return {
    extensions: { code: 'undefinedField', typeName, fieldName },
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
  };
}

export function parseError({ message, locations }: GraphQLError): GitHubError {
  const [{ line, column } = { line: 1, column: 1 }] = locations ?? [];
  return {
    locations: locations ?? [],
    message: `Parse error at [${line}, ${column}]: ${message.replace(/^Syntax Error: /, '')}`,
  };
}

export function invalidVariable({ variable, type, loc }: VariableDefinitionNode): GitHubError {
  const { line = 1, column = 1 } = loc?.startToken ?? {};
  return {
    extensions: { value: null, problems: [{ path: [], explanation: 'Expected value to not be null' }] },
    locations: [{ line, column }],
    message: `Variable $${variable.name.value} of type ${print(type)} was provided invalid value`,
  };
}

/** Fields that a classic token without a scope may not ask for: the whole question is refused before it runs. */
export function missingScope(field: string, scopes: string[], line: number, column: number): GitHubError {
  const needed = scopes.map((scope) => `'${scope}'`).join(', ');
  return {
    type: 'INSUFFICIENT_SCOPES',
    locations: [{ line, column }],
    message: `Your token has not been granted the required scopes to execute this query. The '${field}' field requires one of the following scopes: [${needed}], but your token has only been granted the: [''] scopes. Please modify your token's scopes at: https://github.com/settings/tokens.`,
  };
}
