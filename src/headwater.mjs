#!/usr/bin/env node
// Two steps, because an old Node would fail on the syntax of main.ts before it could say a word.
// As a whole: an old Node refuses a file that imports a name which it has not.
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { refuseOldNode, withoutSqliteWarning } from './node-version.mjs';

refuseOldNode();
// Pages of history are garbage as soon as they are stored: V8 would let it pile up to 290 MB where 125 are enough.
setFlagsFromString('--optimize-for-size');
// Compiled once and kept beside the dependencies: a start takes half as long. Where that cannot be written it is left.
nodeModule.enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/headwater/compiled'));
const { main } = await withoutSqliteWarning(() => import('./main.ts'));
await main();
