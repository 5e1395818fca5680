/** Fields, arguments, types and values that a GitHub does not have, as its validation names them. */

/** @returns each once, as "Type.field", "field(argument)", a type's name, or "$variable: value" */
export function unknownFields(errors: readonly { message: string }[]): string[] {
  return [...new Set(errors.flatMap(({ message }) => unknown(message) ?? []))];
}

function unknown(message: string): string | null {
  const field = /^Field '([^']+)' doesn't exist on type '([^']+)'/.exec(message);
  if (field) return `${field[2]}.${field[1]}`;
  const argument = /^Field '([^']+)' doesn't accept argument '([^']+)'/.exec(message);
  if (argument) return `${argument[1]}(${argument[2]})`;
  const type = /^No such type (\w+)/.exec(message) ?? /^(\w+) isn't a defined input type/.exec(message);
  if (type) return type[1]!;
  const value =
    /^Variable (\$\w+) of type .* was provided invalid value.*\(Expected "(\w+)" to be one of/.exec(message);
  return value ? `${value[1]}: ${value[2]}` : null;
}
