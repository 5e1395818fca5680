/**
 * Which of what was touched is looked at at all. The App may be installed by anybody: what is about an account or a
 * repository that the configuration does not name is dropped.
 */
import type { Institution } from '../people/institution.ts';
import type { Mark } from './marks.ts';
import { at, idAt, textAt, type Payload } from './payload.ts';
import {
  isNothing,
  type InstallationFact,
  type NamedRepository,
  type PayloadFact,
  type Touched,
} from './touched.ts';

export interface OwnRepository {
  id: string;
  full_name: string;
  /** Of a community today; otherwise it only plans, or holds a roster. */
  is_community: boolean;
  is_planning: boolean;
  has_roster: boolean;
}

export interface Ours {
  /** Lower case. */
  accounts: ReadonlySet<string>;
  /** What is stored, by GitHub's id: a renamed repository stays ours. */
  repositories: ReadonlyMap<string, OwnRepository>;
  /** Of those that are in a community, by "owner/name" in lower case. */
  idsByName: ReadonlyMap<string, string>;
  /** Owner of the board that is planned with, in lower case. */
  boardOwner: string | null;
  /** Organisations whose repositories all belong to a community, and repositories named one by one; lower case. */
  orgs: ReadonlySet<string>;
  named: ReadonlySet<string>;
}

export interface Sifted {
  marks: Mark[];
  commits: Touched['commits'];
  mentions: { repo_id: string; number: number }[];
  facts: Exclude<PayloadFact, { kind: 'installation' }>[];
  installations: (InstallationFact & { is_configured: boolean })[];
  /** Where writing may work again; what is written to, the configuration says. */
  opened: Touched['opened'];
  /** Ids of stored repositories that GitHub says are private. */
  hidden: string[];
  outcome: 'marked' | 'ignored' | 'not ours';
}

export function oursOf(institution: Institution, stored: readonly OwnRepository[]): Ours {
  const { communities, planning_repository, planning_board } = institution;
  const names = [
    ...communities.flatMap(({ repositories, roster }) => [...repositories, roster?.repository ?? '']),
    planning_repository ?? '',
    planning_board ?? '',
    // A transferred one is ours under its new owner, too.
    ...stored.map(({ full_name }) => full_name),
  ];
  const orgs = new Set(communities.flatMap((community) => community.orgs.map((org) => org.toLowerCase())));
  return {
    accounts: new Set([...orgs, ...names.filter(Boolean).map(ownerOf)]),
    repositories: new Map(stored.map((one) => [one.id, one])),
    idsByName: new Map(
      stored
        .filter(({ is_community }) => is_community)
        .map(({ id, full_name }) => [full_name.toLowerCase(), id]),
    ),
    boardOwner: planning_board === null ? null : ownerOf(planning_board),
    orgs,
    named: new Set(communities.flatMap(({ repositories }) => repositories.map((name) => name.toLowerCase()))),
  };
}

export function sift(touched: Touched, payload: Payload, ours: Ours): Sifted {
  const repositories = repositoriesOf(payload, touched);
  const isOurs = (id: string) => ours.repositories.has(id) || belongs(ours, repositories.get(id));
  const facts: Sifted['facts'] = [];
  const installations: Sifted['installations'] = [];
  for (const fact of touched.facts)
    if (fact.kind === 'installation') {
      const is_configured = fact.account !== null && ours.accounts.has(fact.account.toLowerCase());
      installations.push({ ...fact, is_configured });
    } else if (isFactOurs(fact, ours, isOurs)) facts.push(fact);
  const sifted: Omit<Sifted, 'outcome'> = {
    marks: [
      ...touched.marks.flatMap((mark) => ownMarks(mark, ours, repositories.get(mark.repo_id))),
      ...touched.accounts.flatMap((one) => accountMarks(one, ours)),
    ],
    commits: touched.commits.filter(({ repo_id }) => ours.repositories.get(repo_id)?.is_community),
    mentions: touched.mentions.flatMap(({ repository, number }) => {
      const repo_id = ours.idsByName.get(repository);
      return repo_id === undefined ? [] : [{ repo_id, number }];
    }),
    facts,
    installations,
    opened: touched.opened,
    hidden: [...repositories.values()].flatMap(({ id, is_private }) =>
      is_private && ours.repositories.has(id) ? [id] : [],
    ),
  };
  return { ...sifted, outcome: outcomeOf(touched, sifted, payload, ours) };
}

function outcomeOf(
  touched: Touched,
  { marks, commits, mentions, facts, installations }: Omit<Sifted, 'outcome'>,
  payload: Payload,
  ours: Ours,
): Sifted['outcome'] {
  const isKept = marks.length + commits.length + mentions.length + facts.length > 0;
  if (isKept || installations.some(({ is_configured }) => is_configured)) return 'marked';
  if (!isNothing(touched)) return 'not ours';
  const account = accountOf(payload);
  const repository = idAt(payload, 'repository', 'id');
  const isKnown = account === null || ours.accounts.has(account) || ours.repositories.has(repository ?? '');
  return isKnown ? 'ignored' : 'not ours';
}

/** Lower case; null = it names none. */
function accountOf(payload: Payload): string | null {
  const login =
    textAt(payload, 'repository', 'owner', 'login') ??
    textAt(payload, 'installation', 'account', 'login') ??
    textAt(payload, 'organization', 'login') ??
    textAt(payload, 'account', 'login');
  return login?.toLowerCase() ?? null;
}

interface Named extends NamedRepository {
  is_private: boolean;
  is_fork: boolean;
}

/** The repositories that a payload describes, by id. */
function repositoriesOf(payload: Payload, touched: Touched): Map<string, Named> {
  const found = new Map<string, Named>();
  const add = (value: unknown) => {
    const [id, full_name] = [idAt(value, 'id'), textAt(value, 'full_name')];
    if (id === null || full_name === null) return;
    found.set(id, {
      id,
      full_name,
      is_private: at(value, 'private') === true,
      is_fork: at(value, 'fork') === true,
    });
  };
  for (const [key, value] of Object.entries(payload)) if (/(^repository|_repo)$/.test(key)) add(value);
  add(at(payload, 'changes', 'new_repository'));
  for (const key of ['repositories', 'repositories_added', 'repositories_removed']) {
    const list = payload[key];
    if (Array.isArray(list)) list.forEach(add);
  }
  for (const fact of touched.facts)
    if (fact.kind === 'installation') {
      for (const one of [...fact.added, ...fact.removed])
        if (!found.has(one.id)) found.set(one.id, { ...one, is_private: false, is_fork: false });
    }
  return found;
}

/** As it is discovered: public ones alone; of an organisation those that are no forks, and by name any. */
function belongs({ orgs, named }: Ours, repository: Named | undefined): boolean {
  if (repository === undefined || repository.is_private) return false;
  const name = repository.full_name.toLowerCase();
  return named.has(name) || (orgs.has(ownerOf(name)) && !repository.is_fork);
}

function ownMarks(mark: Mark, ours: Ours, described: Named | undefined): Mark[] {
  const own = ours.repositories.get(mark.repo_id);
  // One that was never seen, whatever happened in it: it is looked up, and its history read.
  if (own === undefined) return belongs(ours, described) ? [whole(mark.repo_id, 'history')] : [];
  if (mark.thing === 'roster') return own.has_roster ? [mark] : [];
  const marks: Mark[] = [];
  if (own.is_planning && mark.thing === 'issue') marks.push(whole(own.id, 'planning'));
  if (own.is_community || mark.thing === 'repository') marks.push(mark);
  return marks;
}

function accountMarks({ login, thing }: Touched['accounts'][number], ours: Ours): Mark[] {
  const owner = login.toLowerCase();
  const all = [...ours.repositories.values()];
  if (thing === 'board') {
    const planning = all.find(({ is_planning }) => is_planning);
    return owner === ours.boardOwner && planning ? [whole(planning.id, 'board')] : [];
  }
  return all
    .filter(({ full_name, is_community }) => is_community && ownerOf(full_name) === owner)
    .map(({ id }) => whole(id, thing));
}

function isFactOurs(fact: Sifted['facts'][number], ours: Ours, isOurs: (id: string) => boolean): boolean {
  if (fact.kind === 'membership')
    return ours.accounts.has(fact.account.toLowerCase()) || (fact.repo_id !== null && isOurs(fact.repo_id));
  return isOurs(fact.repo_id) || (fact.kind === 'transfer' && isOurs(fact.to_repo_id));
}

function whole(repo_id: string, thing: Mark['thing']): Mark {
  return { repo_id, thing, number: 0, must_reach: null };
}

function ownerOf(fullName: string): string {
  return fullName.split('/')[0]!.toLowerCase();
}
