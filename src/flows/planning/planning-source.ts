/** What the institution plans with. */
import type { Board } from '../../github/planning/project-board.ts';

export interface PlanningSource {
  /** owner/name. */
  repository: string;
  board: Board | null;
  /** Host of the addresses that people write: github.com, or that of their own GitHub. */
  host: string;
}
