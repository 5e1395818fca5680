/** Whose turn every open pull request is, as the queue looks it up. */
import type { Institution } from '../../domain/people/institution.ts';
import type { Database } from '../../store/driver/database.ts';
import { onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { loadPeople } from '../../store/people/people.ts';
import { attentionCases } from '../attention/attention.ts';
import { itemKey } from '../../domain/attention/stored.ts';
import type { Turns } from './queue.ts';

export async function currentTurns(db: Database, institution: Institution, now: string): Promise<Turns> {
  await loadPeople(db, institution);
  const cases = await onOneSnapshot(db, (trx) => attentionCases(trx, { institution, now }));
  return new Map(cases.map(({ stored, attention }) => [itemKey(stored), attention]));
}
