/** The repositories that are held against each other: recorded ones from beside the project, simulated ones made here. */
import { basename } from 'node:path';
import { recordedCommunity } from '../../support/recorded/community.ts';
import { simulatedCommunity, type SimulatedOptions } from '../community/community.ts';
import type { RecordedFile } from '../../support/recorded.ts';
import { observe, type Kept, type ObservedRepository } from './observed.ts';

/** A few tags are no rhythm. */
const ENOUGH_TAGS = 10;

export function recordedRepositories(
  files: readonly Pick<RecordedFile, 'repo' | 'path'>[],
): ObservedRepository[] {
  return files.map(({ repo, path }) => {
    const repository = recordedCommunity([path]).repositories[0]!;
    const keeps: Kept[] = [];
    // Only one source kept every event; the archives of 2019 kept no words.
    if (repo === 'bitcoin-core/secp256k1') keeps.push('events');
    if (!basename(path).includes('-2019')) keeps.push('words');
    if (repository.tags.length >= ENOUGH_TAGS) keeps.push('tags');
    return observe(repository, repo, keeps);
  });
}

/** Every one of its repositories that has tens of pull requests. */
export function simulatedRepositories(options: SimulatedOptions): ObservedRepository[] {
  return simulatedCommunity(options).repositories.map((repository) =>
    observe(repository, 'simulated', ['words', 'events', 'tags']),
  );
}
