/** The ledger of mentorships in its tables; replaced whole with the configuration. */
import { loginKey } from '../../domain/people/identities.ts';
import type { Mentorship } from '../../domain/people/institution.ts';
import type { DatabaseTransaction } from '../driver/database.ts';

export async function insertMentorships(
  trx: DatabaseTransaction,
  mentorships: readonly Mentorship[],
): Promise<void> {
  if (mentorships.length === 0) return;
  await trx
    .insertInto('mentorships')
    .values(
      mentorships.map(({ mentee, promotion, ...entry }, id) => ({
        id,
        community: entry.community,
        mentee: loginKey(mentee),
        repositories: entry.repositories.map((name) => name.toLowerCase()),
        goals: entry.goals,
        opened_at: entry.opened,
        rotates_at: entry.rotates,
        ended_at: entry.ended,
        promoted_at: promotion?.on ?? null,
        confirmed_by: promotion === null ? null : loginKey(promotion.confirmed_by),
        is_public: entry.is_public,
      })),
    )
    .execute();
  const people = mentorships.flatMap(({ mentors, sponsors }, mentorship) => [
    ...mentors.map((login) => ({ mentorship, part: 'mentor' as const, who: loginKey(login) })),
    ...sponsors.map((login) => ({ mentorship, part: 'sponsor' as const, who: loginKey(login) })),
  ]);
  if (people.length > 0)
    await trx
      .insertInto('mentorship_people')
      .values(people)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const steps = mentorships.flatMap(({ steps }, mentorship) =>
    steps.map(({ what, done, evidence }, position) => ({
      mentorship,
      position,
      what,
      done_at: done,
      evidence,
    })),
  );
  if (steps.length > 0) await trx.insertInto('mentorship_steps').values(steps).execute();
}
