/** Where what has no room goes, in tests: nowhere, unless they say otherwise. */
import type { WholeRules } from '../../src/flows/outbox/whole.ts';

export const NOWHERE: WholeRules = { base: null, files: null, deliver: async () => {} };
