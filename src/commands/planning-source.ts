/** Where the configuration says that the institution plans its work. */
import type { Configuration } from '../config/configuration.ts';
import type { PlanningSource } from '../flows/planning/planning-source.ts';
import type { CommandContext } from './context.ts';

/** @returns null where the institution plans nothing on GitHub */
export function planningSource(
  { settings }: Pick<CommandContext, 'settings'>,
  { planning }: Configuration,
): PlanningSource | null {
  if (!planning) return null;
  // GitHub Enterprise Server serves its API under the host of its pages.
  const host = settings.rest_url.endsWith('/api/v3') ? new URL(settings.rest_url).host : 'github.com';
  return { repository: planning.repository, board: planning.project ?? null, host };
}
