import type { Board } from '../../github/planning/project-board.ts';

/** What the institution plans with. */
export interface PlanningSource {
  /** owner/name. */
  repository: string;
  board: Board | null;
  /** Host of the addresses that people write: github.com, or that of their own GitHub. */
  host: string;
}
