import { expect, it } from 'vitest';
import { observerClient } from '../../../src/github/transport/client.ts';
import { requireHarmless } from '../../../src/github/transport/mutations.ts';

const FIELD =
  'mutation Change($input: UpdateProjectV2FieldInput!) { updateProjectV2Field(input: $input) { clientMutationId } }';
const VALUE =
  'mutation Set($input: UpdateProjectV2ItemFieldValueInput!) { updateProjectV2ItemFieldValue(input: $input) { clientMutationId } }';
const iterations = {
  input: { fieldId: 'F', iterationConfiguration: { duration: 7, startDate: '2026-07-08', iterations: [] } },
};

it.each<[string, string, Record<string, unknown>]>([
  ['the iterations of a field, which would empty every item', FIELD, iterations],
  [
    'the same, written into the question',
    'mutation { updateProjectV2Field(input: { fieldId: "F", iterationConfiguration: { duration: 7 } }) { clientMutationId } }',
    {},
  ],
  [
    'the same, under another name and beside something else',
    `mutation { a: addProjectV2ItemById(input: {}) { x } b: updateProjectV2Field(input: {}) { x } }`,
    {},
  ],
  [
    'the same, in a fragment',
    'mutation { ...F } fragment F on Mutation { updateProjectV2Field(input: {}) { x } }',
    {},
  ],
  ['an iteration of an item', VALUE, { input: { value: { iterationId: 'I' } } }],
  [
    'an iteration beside a Status',
    VALUE,
    { input: { value: { iterationId: 'I', singleSelectOptionId: 'S' } } },
  ],
  ['a date', VALUE, { input: { value: { date: '2026-07-08' } } }],
  ['a text', VALUE, { input: { value: { text: 'mine' } } }],
  ['nothing', VALUE, {}],
  ['a deletion', 'mutation { deleteProjectV2Item(input: {}) { x } }', {}],
  ['a closed issue', 'mutation { closeIssue(input: {}) { x } }', {}],
])('Headwater never sends %s', (_, text, variables) => {
  expect(() => requireHarmless(text, variables)).toThrow(/^Headwater (never sends|sets nothing)/);
});

it('a Status, cards and questions may be sent', () => {
  requireHarmless(VALUE, { input: { value: { singleSelectOptionId: 'S' } } });
  requireHarmless('mutation A($input: X!) { addProjectV2ItemById(input: $input) { item { id } } }', {});
  requireHarmless('query Q { viewer { login } } # no mutation here', {});
});

it('the client that reads refuses them before anything leaves', async () => {
  const client = observerClient({
    token: 'x',
    // Nothing answers there: a request would fail otherwise.
    restUrl: 'http://127.0.0.1:9',
    graphqlUrl: 'http://127.0.0.1:9/graphql',
    now: () => new Date(0),
    wait: async () => {},
  });
  const asked = client.query(FIELD, iterations, { purpose: 'a test', repository: null, page_size: null });
  await expect(asked).rejects.toThrow('Headwater never sends updateProjectV2Field.');
  expect(client.takeCalls()).toEqual([]);
});
