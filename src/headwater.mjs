#!/usr/bin/env node
// Two steps, because an old Node would fail on the syntax of main.ts before it could say a word.
import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
const { main } = await import('./main.ts');
await main();
