/** The recorded communities beside the project: real history, read by tests and never committed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, it } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../../shared/data');

export interface RecordedItem {
  k: 'i' | 'p';
  number: number;
  labels: unknown[];
  comments: unknown[];
  reviews?: { comments: unknown[] }[];
  timeline: { t: string; ref?: string }[];
}

export interface RecordedFile {
  repo: string;
  path: string;
  labels: unknown[];
  items(): RecordedItem[];
}

/** Empty where the folder is missing. */
export function recordedFiles(): RecordedFile[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ndjson.gz'))
    .sort()
    .map((name) => {
      const path = join(FOLDER, name);
      const lines = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
      const header = JSON.parse(lines[0]!) as { repo: string; labels: unknown[] | null };
      return {
        repo: header.repo,
        path,
        labels: header.labels ?? [],
        items: () => lines.slice(1).map((line) => JSON.parse(line) as RecordedItem),
      };
    });
}

/** Tests on recorded history: skipped with a message in a user's clone, a failure in CI where they are missing. */
export function describeRecorded(title: string, tests: (files: RecordedFile[]) => void): void {
  const files = recordedFiles();
  if (files.length > 0) {
    describe(title, () => tests(files));
    return;
  }
  if (process.env['CI'] && !process.env['WITHOUT_RECORDED'])
    throw new Error(`${title}: the recorded communities are missing, and CI may not skip them.`);
  // The tests themselves are not collected: they look into the files while they are.
  describe.skip(title, () => it('needs ../shared/data, which is not beside this clone', () => {}));
}
