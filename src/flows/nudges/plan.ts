/** What would be said now: what is stored, through the rules, in the institution's words. Writes nothing of its own. */
import { itemKey } from '../../domain/attention/stored.ts';
import { turns } from '../../domain/attention/attention.ts';
import { situations } from '../../domain/attention/situation.ts';
import { pendingReviews } from '../../domain/attention/standing.ts';
import type { PersonId } from '../../domain/attention/types.ts';
import {
  businessDaysBetween,
  calendarOf,
  type BusinessCalendar,
} from '../../domain/calendar/business-days.ts';
import { decideNudges } from '../../domain/nudges/decide.ts';
import { effectOf } from '../../domain/nudges/effect.ts';
import type { NudgePlan, PlannedNudge } from '../../domain/nudges/plan.ts';
import { heldSince } from '../../domain/nudges/turns.ts';
import { needDecisions } from '../../domain/nudges/sprawl.ts';
import type { NudgeTemplates } from '../../domain/nudges/template.ts';
import {
  type NudgeCase,
  type NudgeDecision,
  type NudgeSettings,
  type Party,
} from '../../domain/nudges/types.ts';
import type { Institution } from '../../domain/people/institution.ts';
import { logins } from '../../store/attention/pull-requests.ts';
import type { Database, DatabaseTransaction } from '../../store/driver/database.ts';
import { onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { dueTurns } from '../../store/nudges/effect.ts';
import { nudgeHistory, type StoredNudge } from '../../store/nudges/history.ts';
import { longTalks } from '../../store/nudges/talks.ts';
import { termsOf } from '../../store/nudges/terms.ts';
import { withheld } from '../../store/people/opt-out.ts';
import { idsOfNames } from '../../store/nudges/away.ts';
import { loadPeople } from '../../store/people/people.ts';
import { PROPOSED_TEXTS, reminderText, type Sender } from '../../text/nudges/reminder.ts';
import { attentionCases, type AttentionCase } from '../attention/attention.ts';

export interface NudgeRules {
  institution: Institution;
  mode: NudgeSettings['mode'];
  templates: NudgeTemplates;
  /** null = there is no repository in which somebody could object: then nothing is commented. */
  sender: Sender | null;
  /** ISO instants; logins or ids as the configuration has them. */
  away: readonly { github: string; from: string | null; to: string | null }[];
}

export interface NudgeRun {
  plan: NudgePlan;
  said: readonly StoredNudge[];
  /** Open pull requests by "repo_id number", with whose turn each is. */
  cases: ReadonlyMap<string, NudgeCase>;
}

/**
 * @param now ISO instant
 * @param except the key of a comment that is about to be written: asked as if it had not been wanted
 * @param repository owner/name; absent = all
 */
export async function planNudges(
  db: Database,
  rules: NudgeRules,
  {
    now,
    except = null,
    repository = null,
  }: { now: string; except?: string | null; repository?: string | null },
): Promise<NudgeRun> {
  const { institution, mode, templates } = rules;
  await loadPeople(db, institution);
  return onOneSnapshot(db, async (trx) => {
    const hidden = (await withheld(trx, now)).urls;
    const found = (await attentionCases(trx, { institution, now, repository })).filter(
      ({ stored }) => !hidden.has(stored.url),
    );
    const cases = found.map((one) => caseOf(one, Date.parse(now)));
    const terms = await termsOf(trx, [...new Set(cases.map(({ repo_id }) => repo_id))], now, except);
    const history = await nudgeHistory(trx, except);
    const calendar = calendarOf(institution);
    const settings: NudgeSettings = {
      mode,
      calendar,
      signed: signedFor(rules),
      away: await awayPeople(trx, rules.away),
    };
    const decisions = decideNudges({ cases, terms, history, settings, now: Date.parse(now) });
    const named = await logins(trx, peopleOf(decisions));
    const facts = new Map(found.map((one) => [itemKey(one.stored), one]));
    const exempt = (repo_id: string) => {
      const consent = terms.get(repo_id)?.consent;
      return consent?.state === 'given' ? consent.exempt_labels : [];
    };
    const measured = found
      .map(({ stored }) => stored)
      .filter(({ repo_id }) => terms.get(repo_id)!.backfilled_at !== null);
    return {
      plan: {
        now,
        institution: institution.name,
        signed_by: templates.signed_by,
        nudges: decisions.map((one) =>
          planned(one, {
            rules,
            named,
            calendar,
            now,
            of: facts.get(itemKey(one.case))!,
            said: history.said,
          }),
        ),
        effect: effectOf(await dueTurns(trx, now)),
        undecided: mode === 'off' ? [] : needDecisions(await longTalks(trx, measured, now), exempt),
        unreadable: [...new Map(cases.map(({ repo_id, repository }) => [repo_id, repository]))].flatMap(
          ([repo_id, repository]) => {
            const { consent } = terms.get(repo_id)!;
            return consent.state === 'unreadable' ? [{ repository, problem: consent.problem }] : [];
          },
        ),
      },
      said: history.said,
      cases: new Map(cases.map((one) => [itemKey(one), one])),
    };
  });
}

function signedFor({ templates, sender }: NudgeRules): Set<Party> {
  if (templates.signed_by === null || sender === null) return new Set();
  return new Set((['author', 'maintainers'] as const).filter((party) => templates.texts[party] !== null));
}

function caseOf(
  { stored, snapshot, timeline, pull_request, policy, attention: answer }: AttentionCase,
  now: number,
): NudgeCase {
  const { repo_id, number, repository, url, title, labels, author_id, created_at } = stored;
  const window = { from: created_at, until: now + 1 };
  const pending = pendingReviews(situations(pull_request, snapshot, policy)(now));
  const stretches = turns(pull_request, snapshot, policy, window);
  // Whatever a person did, also where it moves no turn: who was assigned yesterday is at work. The snapshot has commands, too.
  const acts = [...timeline, ...snapshot.events].filter(
    ({ at, by }) => at <= now && (by === null || !snapshot.not_human.has(by)),
  );
  return {
    ...{ repo_id, number, repository, url, title, labels },
    author: author_id,
    attention: {
      ...answer,
      since: heldSince(stretches) ?? answer.since,
      // A pseudonym is nobody who could be asked.
      people: answer.people.filter((id) => !id.startsWith('-')),
    },
    is_asked_for_review: pending.people.length > 0 || pending.team,
    last_human_act: Math.max(created_at, ...acts.map(({ at }) => at)),
  };
}

async function awayPeople(
  trx: DatabaseTransaction,
  away: NudgeRules['away'],
): Promise<NudgeSettings['away']> {
  const ids = await idsOfNames(
    trx,
    away.map(({ github }) => github),
  );
  return away.flatMap(({ github, from, to }) => {
    const person = ids.get(github.toLowerCase());
    const instant = (day: string | null) => (day === null ? null : Date.parse(day));
    return person === undefined ? [] : [{ person, from: instant(from), to: instant(to) }];
  });
}

function peopleOf(decisions: readonly NudgeDecision[]): PersonId[] {
  return [
    ...new Set(decisions.flatMap((one) => [...one.people, one.case.author ?? [], one.request ?? []].flat())),
  ];
}

interface Around {
  rules: NudgeRules;
  named: ReadonlyMap<string, string>;
  calendar: BusinessCalendar;
  now: string;
  of: AttentionCase;
  said: readonly StoredNudge[];
}

function planned(decision: NudgeDecision, { rules, named, calendar, now, of, said }: Around): PlannedNudge {
  const { case: one, party, turn_start, hindrances, mention, request, is_held_back, in_digest } = decision;
  const { repo_id, repository, number, url, title } = one;
  const { reason } = one.attention;
  const people = decision.people.flatMap((id) => named.get(id) ?? []);
  const waited_business_days = Math.floor(businessDaysBetween(turn_start, Date.parse(now), calendar));
  const texts = rules.templates.signed_by === null ? PROPOSED_TEXTS : rules.templates.texts;
  const canSpeak = party !== null && texts[party] !== null && rules.sender !== null;
  const { threads, checks } = of.snapshot;
  return {
    ...{ repo_id, repository, number, url, title, party, reason, turn_start, waited_business_days, people },
    ...{ hindrances, is_held_back, in_digest },
    mention_id: mention,
    request: request === null || !named.has(request) ? null : { id: request, login: named.get(request)! },
    said_before: said.filter((nudge) => itemKey(nudge) === itemKey(one)).length,
    text: canSpeak
      ? reminderText(
          {
            ...{ party, reason, people, waited_business_days },
            author: one.author === null ? null : (named.get(one.author) ?? null),
            mention: mention === null ? null : (named.get(mention) ?? null),
            failing: (checks?.list ?? []).filter(({ state }) => state === 'red').map(({ name }) => name),
            open_threads: (threads ?? []).filter((thread) => !thread.is_resolved && !thread.is_outdated)
              .length,
          },
          texts,
          rules.sender!,
          { repository, number },
        )
      : null,
  };
}
