/** Candidates for tests: one that waits for a first response, unless said otherwise. */
import type { Candidate } from '../../../src/domain/queue/candidate.ts';
import type { Size } from '../../../src/domain/queue/size.ts';

export const noLines: Size = { source: 0, tests: 0, fixtures: 0, docs: 0, config: 0, generated: 0 };

type Given = Partial<Omit<Candidate, 'turn'>> & Partial<Candidate['turn']> & { lines?: number };

export function candidate(number: number, given: Given = {}): Candidate {
  const { side = 'MAINTAINER', reason = 'first_response', since = 0, confidence = 'high', ...rest } = given;
  const { also = [], lines = 999, ...own } = rest;
  const repository = own.repository ?? 'springboard/hub';
  return {
    repo_id: '1',
    repository,
    number,
    node_id: `PR_${String(number).padStart(4, '0')}`,
    url: `https://github.com/${repository}/pull/${number}`,
    title: `Change ${number}`,
    community: 'Springboard',
    author: `${1000 + number}`,
    turn: { side, reason, since, confidence, also },
    held_days: 0,
    is_archived: false,
    size: { ...noLines, source: lines },
    is_newcomer: false,
    is_returning_unanswered: false,
    has_fresh_reply: false,
    issues: [],
    collisions: [],
    authorship: null,
    rounds: 0,
    areas: [`${repository}:src`],
    ...own,
  };
}
