/** Dated changes in words: short beside their mark, whole in the table beneath. */
import type { DatedChange } from '../../domain/report/changes.ts';
import { day } from '../figures.ts';
import { oneLine } from '../markdown.ts';
import { asText } from '../pages/html.ts';

/** Longer words would lie on each other. */
const LONGEST_WORD = 26;

/** "only collaborators" */
export function markWord({ kind, value }: DatedChange): string {
  switch (kind) {
    case 'pull_requests':
      return value === 'off' ? 'pull requests off' : 'pull requests on';
    case 'pull_request_creation':
      return value === 'collaborators_only' ? 'only collaborators' : 'open to everybody';
    case 'iterations':
      return `sprints of ${value} days`;
    case 'policy':
      return plain(value, LONGEST_WORD);
  }
}

/** "2026-02-12: only collaborators may open pull requests in springboard/hub" */
export function changeInWords(change: DatedChange): string {
  const where = change.repository === null ? '' : ` in ${plain(change.repository, 200)}`;
  return `${day(change.at)}: ${happened(change)}${where}`;
}

function happened({ kind, value, former }: DatedChange): string {
  switch (kind) {
    case 'pull_requests':
      return `pull requests were switched ${value === 'off' ? 'off' : 'on'}`;
    case 'pull_request_creation':
      return value === 'collaborators_only'
        ? 'only collaborators may open pull requests'
        : 'everybody may open pull requests';
    case 'iterations':
      return former === null ? `sprints of ${value} days` : `sprints of ${value} days, ${former} before`;
    case 'policy':
      return plain(value, 200);
  }
}

function plain(text: string, longest: number): string {
  return asText(oneLine(text, longest));
}
