/** Items behind figures, without links to what people did who opted out: the figures stay what they are. */
import type { Evidence, KpiResult } from '../../domain/report/report.ts';
import type { withheld } from '../../store/people/opt-out.ts';

export type Hidden = Awaited<ReturnType<typeof withheld>>;

export function withoutWithheld(result: KpiResult, hidden: Hidden): KpiResult {
  return { ...result, evidence: given(result.evidence, hidden), excluded: given(result.excluded, hidden) };
}

export function given(items: Evidence[], { urls, logins }: Hidden): Evidence[] {
  if (logins.length === 0) return items;
  return items.filter(({ url, why }) => !urls.has(url) && !logins.some((login) => why.includes(login)));
}
