/** `--repo owner/name`. */
import { UsageError } from './exit.ts';

/** @throws UsageError */
export function repositoryName(text: string): string {
  if (/^[a-z\d][\w-]*\/[\w.-]+$/i.test(text)) return text;
  throw new UsageError(`--repo is "${text}"; write owner/name.`);
}
