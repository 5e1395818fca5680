/** The one data file of the demo: communities, the files of an institution, and the instant at which it looks. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { WrittenCommunity } from './graph.ts';

export interface DemoData {
  format: typeof DATA_FORMAT;
  /** ISO instant: nothing later is known. */
  now: string;
  /** By name: headwater.yml and what it names. */
  files: Record<string, string>;
  community: WrittenCommunity;
}

export const DATA_FORMAT = 'headwater-demo/1';
export const DATA_FILE = new URL('./communities.json.gz', import.meta.url);

export function readDemoData(): DemoData {
  return JSON.parse(gunzipSync(readFileSync(DATA_FILE)).toString('utf8')) as DemoData;
}
