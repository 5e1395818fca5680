/** `node test/simulation/queue/main.ts [--seeds 80]`: prints the table of the two policies. */
import { parseArgs } from 'node:util';
import { asMarkdown, compare } from './table.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '80' } } });
console.log(asMarkdown(compare(Number(values.seeds))));
