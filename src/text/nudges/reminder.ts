/** A reminder as it stands beneath a pull request: the institution's words, and beneath them who speaks. */
import type { Reason } from '../../domain/attention/types.ts';
import { filledIn, type NudgeTemplates } from '../../domain/nudges/template.ts';
import type { Party } from '../../domain/nudges/types.ts';
import { count, counted } from '../figures.ts';
import { escaped, link, quietAddress } from '../markdown.ts';

/** What we propose; nobody sees it upstream before a person has put it into nudges.templates and signed it. */
export const PROPOSED_TEXTS: Record<Party, string> = {
  maintainers: `Thank you for this, {author}. It has waited {waited} **on us, not on you**.
A next step for {people}: {next_step}. If now is not the time, write \`/snooze 2w\`, \`/not-me\`, \`/waiting-on author\` or \`/no-nudge\` on a line of its own, and I will keep quiet.`,
  author: `Hello {author}, no rush: this one needs your next step, because {why}. Nothing will be closed. If you would rather have somebody finish it, write \`/waiting-on maintainer\` on a line of its own.`,
};

export interface Reminder {
  party: Party;
  reason: Reason;
  /** Logins; null = a deleted account. */
  author: string | null;
  people: readonly string[];
  /** Who is called: one of these. */
  mention: string | null;
  waited_business_days: number;
  /** Names of failing checks. */
  failing: readonly string[];
  open_threads: number;
}

export interface Sender {
  institution: string;
  /** Where "this is wrong" opens an issue: owner/name. */
  repository: string;
  /** The site of GitHub: "https://github.com". */
  host: string;
  /** Where the rules can be read; null = nowhere. */
  rules: string | null;
}

/** @param templates signed ones, or ours for a look */
export function reminderText(
  reminder: Reminder,
  templates: NudgeTemplates['texts'],
  sender: Sender,
  item: { repository: string; number: number },
): string {
  const { party, reason, author } = reminder;
  const text = templates[party];
  if (text === null) throw new RangeError(`There is no text for ${party}.`);
  const said = filledIn(text.trim(), {
    author:
      author === null ? 'whoever opened it' : called(author, party === 'author' ? reminder.mention : null),
    people: peopleIn(reminder),
    waited: counted(reminder.waited_business_days, 'working day'),
    why: whyOf(reminder),
    next_step: NEXT_STEPS[reason] ?? 'a look',
  });
  return `${said}\n\n${signature(sender, item)}\n`;
}

function called(login: string, mention: string | null): string {
  // A login that is none is a pseudonym or an old record: it is shown, and calls nobody.
  return login === mention && /^[a-z\d][a-z\d-]*$/i.test(login) ? `@${login}` : escaped(login);
}

/** The one who is called first; more than two are a crowd, in which nobody feels meant. */
function peopleIn({ people, mention, reason }: Reminder): string {
  const inOrder = mention === null ? people : [mention, ...people.filter((login) => login !== mention)];
  if (inOrder.length === 0) return reason === 'merge' ? 'whoever can merge' : 'whoever knows this part';
  return inOrder
    .slice(0, 2)
    .map((login) => called(login, mention))
    .join(' or ');
}

export const NEXT_STEPS: Partial<Record<Reason, string>> = {
  first_response: 'a first look, or “not now, because …”',
  approve_ci: 'the button **Approve and run**, so that the checks can start',
  re_review: 'another look; the author has answered',
  reply: 'an answer to the author’s question',
  approved_waiting: 'a merge, or what still speaks against it',
  merge: 'a merge; it is approved, and the checks are green',
};

export function whyOf({
  reason,
  failing,
  open_threads,
}: Pick<Reminder, 'reason' | 'failing' | 'open_threads'>): string {
  if (reason === 'checks') {
    const named = failing.slice(0, 3).map((name) => `“${escaped(name, 40)}”`);
    if (named.length === 0) return 'a required check fails';
    const more = failing.length - named.length;
    return `${named.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''} ${failing.length === 1 ? 'fails' : 'fail'}`;
  }
  if (reason === 'changes') return 'a reviewer asked for changes';
  if (open_threads === 0) return 'a review comment is still open';
  return `${counted(open_threads, 'review comment')} ${open_threads === 1 ? 'is' : 'are'} still open`;
}

function signature(
  { institution, repository, host, rules }: Sender,
  item: { repository: string; number: number },
): string {
  const links = [
    link('This is wrong', objection({ repository, host }, item)),
    ...(rules === null ? [] : [link('Why you see this', rules)]),
  ];
  return `*I am a bot run by ${escaped(institution)}. ${links.join(' · ')}*`;
}

/** A new issue, filled in; its words refer to the pull request without leaving a mark on it. */
function objection(
  { repository, host }: Pick<Sender, 'repository' | 'host'>,
  item: { repository: string; number: number },
): string {
  const page = quietAddress(`${host}/${item.repository}/pull/${item.number}`);
  const query = new URLSearchParams({
    title: 'A reminder was wrong',
    body: `The reminder on [this pull request](${page}) was wrong, because …`,
  });
  return `${host}/${repository}/issues/new?${query.toString()}`;
}
