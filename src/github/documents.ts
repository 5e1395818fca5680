/** The questions, as GraphQL documents: each `.graphql` file beside this one with the fragments it spreads. */
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./', import.meta.url);

/** @param name of a file: "pull-requests" reads pull-requests.graphql */
export function document(name: string): string {
  return withFragments(readFileSync(new URL(`${name}.graphql`, FOLDER), 'utf8'));
}

/** Adds every fragment that the text spreads, and those that these spread; an unused one would be an error. */
export function withFragments(text: string): string {
  const known = fragments();
  const needed = new Map<string, string>();
  const pending = [text];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    for (const [, name] of part.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
      const fragment = known.get(name!);
      if (fragment === undefined || needed.has(name!) || text.includes(fragment)) continue;
      needed.set(name!, fragment);
      pending.push(fragment);
    }
  }
  return [text, ...needed.values()].join('\n');
}

let read: Map<string, string> | undefined;

function fragments(): Map<string, string> {
  read ??= new Map(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith('.graphql'))
      .flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').split(/^(?=fragment )/m))
      .filter((part) => part.startsWith('fragment '))
      .map((part) => [/^fragment (\w+)/.exec(part)![1]!, part]),
  );
  return read;
}
