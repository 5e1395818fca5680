/** Where the configuration says that the institution plans its work. */
import type { Configuration } from '../config/configuration.ts';
import { githubPages } from '../config/settings/addresses.ts';
import type { PlanningSource } from '../flows/planning/planning-source.ts';
import type { CommandContext } from './context.ts';

/** @returns null where the institution plans nothing on GitHub */
export function planningSource(
  { settings }: Pick<CommandContext, 'settings'>,
  { planning }: Configuration,
): PlanningSource | null {
  if (!planning) return null;
  const { host } = new URL(githubPages(settings.rest_url));
  return { repository: planning.repository, board: planning.project ?? null, host };
}
