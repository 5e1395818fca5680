/** `npm run build`: JavaScript for the container in dist/, with the files that the code reads beside it. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
// Types are checked by `npm run typecheck`: checking them here once more took two thirds of the time.
rmSync(join(root, 'dist'), { recursive: true, force: true });
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
for (const file of globSync('**/*.{graphql,json.gz,tar.br,generated.js,generated.txt}', {
  cwd: join(root, 'src'),
}))
  copyFileSync(join(root, 'src', file), join(root, 'dist', file));
