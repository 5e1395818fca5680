/**
 * `npm run new-cluster`: makes the empty PostgreSQL cluster that new embedded databases begin with. To be run whenever
 * PGlite is another version; its bytes differ from run to run (a cluster has an identifier of its own).
 */
import { globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { clusterFile, PGLITE_VERSION } from '../src/store/driver/new-cluster.ts';

const folder = join(import.meta.dirname, '../src/store/driver');
for (const old of globSync('*.tar.br', { cwd: folder })) rmSync(join(folder, old));

// What fits a laptop: the files are in the system's own cache as well.
const lite = await PGlite.create('memory://', { initDbStartParams: ['-c', 'shared_buffers=32MB'] });
const tar = Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer());
await lite.close();
// Three databases are almost the same: a window that holds them all makes a quarter of the size.
const bytes = brotliCompressSync(tar, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LARGE_WINDOW]: 1,
    [constants.BROTLI_PARAM_LGWIN]: 26,
    [constants.BROTLI_PARAM_SIZE_HINT]: tar.length,
  },
});
writeFileSync(clusterFile(), bytes);
console.log(`PGlite ${PGLITE_VERSION}: ${bytes.length.toLocaleString('en-US')} bytes`);
