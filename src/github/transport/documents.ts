/** The questions, as GraphQL documents: each `.graphql` file beside this one with the fragments it spreads. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Answers } from '../answers.generated.ts';
import type { Question } from './types.ts';

const FOLDER = new URL('../', import.meta.url);

/**
 * @param name of a file: "pull-requests" reads pull-requests.graphql
 * @returns its text, which carries the type of the answer: `npm run generate` makes that from GitHub's schema
 */
export function document<Name extends keyof Answers>(name: Name): Question<Answers[Name]> {
  return withFragments(readText(name));
}

/** Names of all files, with or without a question of their own, in a fixed order. */
export function documentNames(): (keyof Answers)[] {
  return [...files().keys()].sort() as (keyof Answers)[];
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

function readText(name: string): string {
  const file = files().get(name);
  if (file === undefined) throw new Error(`There is no ${name}.graphql under github/.`);
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

let known: Map<string, string> | undefined;

/** Name → path below github/: names are unique, whatever room the file stands in. */
function files(): Map<string, string> {
  known ??= new Map(
    readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => [basename(file, '.graphql'), file.replaceAll('\\', '/')]),
  );
  return known;
}

let read: Map<string, string> | undefined;

function fragments(): Map<string, string> {
  read ??= new Map(
    [...files().values()]
      .flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').split(/^(?=fragment )/m))
      .filter((part) => part.startsWith('fragment '))
      .map((part) => [/^fragment (\w+)/.exec(part)![1]!, part]),
  );
  return read;
}
