/** What new embedded databases begin with fits the PGlite that opens it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clusterFile, newCluster, PGLITE_VERSION } from '../../../src/store/driver/new-cluster.ts';

describe('the cluster of new embedded databases', () => {
  it('was made by the PGlite that package.json names; `npm run new-cluster` makes it anew', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(PGLITE_VERSION).toBe(dependencies['@electric-sql/pglite']);
    expect(existsSync(clusterFile())).toBe(true);
  });

  it('is taken where there is no database yet, and nowhere else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'headwater-cluster-'));
    expect(newCluster(folder)?.size).toBeGreaterThan(30_000_000);
    writeFileSync(join(folder, 'PG_VERSION'), '17\n');
    expect(newCluster(folder)).toBeNull();
    rmSync(folder, { recursive: true });
  });
});
