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
  const licence = `/*! echarts ${versionOf('echarts')} and zrender ${versionOf('zrender')}: https://github.com/apache/echarts/blob/master/LICENSE (Apache-2.0), https://github.com/ecomfe/zrender/blob/master/LICENSE (BSD-3-Clause) */\n`;
  return [
    { path: 'src/charts/charts.generated.js', text: licence + (await bundled('entry.ts')) },
    { path: 'src/charts/load.generated.js', text: await bundled('load.ts') },
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

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
