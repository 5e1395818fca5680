/**
 * Bundles what draws: echarts, of which only what is used remains, for the server and the browser, and what loads it there. Of
 * rolldown, which vitest brings along for every platform.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { GeneratedFile } from './generated.ts';

const ROOT = join(import.meta.dirname, '../..');

export async function chartScripts(): Promise<GeneratedFile[]> {
  const licence = `/*! echarts ${versionOf('echarts')} (Apache-2.0), zrender ${versionOf('zrender')} (BSD-3-Clause), tslib (0BSD): https://github.com/apache/echarts */\n`;
  return [
    { path: 'src/charts/charts.generated.js', text: licence + (await bundled('entry.ts')) },
    { path: 'src/charts/load.generated.js', text: await bundled('load.ts') },
    { path: 'src/charts/LICENSES.generated.txt', text: licences() },
  ];
}

async function bundled(file: string): Promise<string> {
  const bundle = await rolldown({
    input: join(ROOT, 'src/charts/browser', file),
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true, comments: false });
  await bundle.close();
  return output[0].code;
}

/** What they ask whoever gives them on to give along. */
function licences(): string {
  const files = ['echarts/NOTICE', 'echarts/LICENSE', 'zrender/LICENSE', 'tslib/LICENSE.txt'];
  return files
    .map((file) => `${file}\n\n${readFileSync(join(ROOT, 'node_modules', file), 'utf8').trim()}\n`)
    .join('\n\n');
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
