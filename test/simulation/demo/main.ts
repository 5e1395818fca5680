/** `npm run demo-data`: writes the demo's data file, the same bytes whenever the simulation is the same. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { DATA_FILE } from '../../../src/demo/data/data-file.ts';
import { demoData } from './demo.ts';

const bytes = gzipSync(JSON.stringify(demoData()), { level: 9 });
writeFileSync(DATA_FILE, bytes);
console.log(`${bytes.length.toLocaleString('en-US')} bytes`);
