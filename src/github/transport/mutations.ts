/**
 * Which changes Headwater may ask GitHub for in GraphQL: everything else is refused before it leaves. Above all never
 * `updateProjectV2Field` with an iteration configuration: GitHub then gives all iterations new ids, and every item of the board
 * loses its iteration. Source: GitHub's GraphQL reference, ProjectV2IterationFieldConfigurationInput.
 */
import { Kind, OperationTypeNode, parse, valueFromASTUntyped, type FieldNode } from 'graphql';

const ALLOWED = [
  'addProjectV2ItemById',
  'addProjectV2DraftIssue',
  'updateProjectV2ItemFieldValue',
  'minimizeComment',
];

/** @throws RangeError for a mutation that Headwater never makes */
export function requireHarmless(text: string, variables: Record<string, unknown>): void {
  if (!/\bmutation\b/.test(text)) return;
  for (const operation of parse(text).definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION || operation.operation !== OperationTypeNode.MUTATION)
      continue;
    for (const field of operation.selectionSet.selections) {
      if (field.kind !== Kind.FIELD || !ALLOWED.includes(field.name.value))
        throw new RangeError(
          `Headwater never sends ${field.kind === Kind.FIELD ? field.name.value : 'a mutation in a fragment'}.`,
        );
      if (field.name.value === 'updateProjectV2ItemFieldValue') requireStatusOnly(field, variables);
    }
  }
}

/** Iterations are set by the institution's own robot, and dates, numbers and texts by people. */
function requireStatusOnly(field: FieldNode, variables: Record<string, unknown>): void {
  const input = field.arguments?.find(({ name }) => name.value === 'input');
  const given =
    input && (valueFromASTUntyped(input.value, variables) as { value?: object } | null | undefined);
  const kinds = Object.keys(given?.value ?? {});
  if (kinds.length !== 1 || kinds[0] !== 'singleSelectOptionId')
    throw new RangeError(
      `Headwater sets nothing on a board but a Status; this is ${kinds.join(', ') || 'nothing'}.`,
    );
}
