/** Which Headwater this is: what was computed by another one is not taken for ours. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `src` in a clone, `dist` in a build, and `sql` beside it. */
const CODE = fileURLToPath(new URL('../../', import.meta.url));
const SQL = fileURLToPath(new URL('../../../sql/', import.meta.url));

let known: string | null = null;

/** Of the code and of the definitions in SQL. Read once: files do not change while a process runs. */
export function programChecksum(): string {
  if (known !== null) return known;
  const digest = createHash('sha256');
  for (const [folder, pattern] of [
    [CODE, '**/*.{ts,js}'],
    [SQL, '{facts,kpi,planning,quality,views}/*.sql'],
  ] as const)
    for (const file of globSync(pattern, { cwd: folder }).sort())
      digest.update(`${file}\0`).update(readFileSync(`${folder}${file}`));
  known = digest.digest('hex');
  return known;
}
