/** The ledger of mentorships in its tables; replaced whole with the configuration. */
import { loginKey } from '../../domain/people/identities.ts';
import type { Mentorship } from '../../domain/people/institution.ts';
import type { Writing } from '../history/writing.ts';

const COLUMNS = [
  ...[
    'id',
    'community',
    'mentee',
    'repositories',
    'goals',
    'opened_at',
    'rotates_at',
    'ended_at',
    'promoted_at',
  ],
  ...['confirmed_by', 'is_public'],
];

export async function insertMentorships(writing: Writing, mentorships: readonly Mentorship[]): Promise<void> {
  await writing.insert(
    'mentorships',
    COLUMNS,
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
  );
  const people = mentorships.flatMap(({ mentors, sponsors }, mentorship) => [
    ...mentors.map((login) => ({ mentorship, part: 'mentor' as const, who: loginKey(login) })),
    ...sponsors.map((login) => ({ mentorship, part: 'sponsor' as const, who: loginKey(login) })),
  ]);
  await writing.insert('mentorship_people', ['mentorship', 'part', 'who'], people, 'do nothing');
  const steps = mentorships.flatMap(({ steps }, mentorship) =>
    steps.map(({ what, done, evidence }, position) => ({
      mentorship,
      position,
      what,
      done_at: done,
      evidence,
    })),
  );
  await writing.insert('mentorship_steps', ['mentorship', 'position', 'what', 'done_at', 'evidence'], steps);
}
