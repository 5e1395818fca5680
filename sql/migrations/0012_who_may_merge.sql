-- Who may merge, as the communities themselves say it: rosters with their history, and permissions as they were observed;
-- and the institution's ledger of mentorships. What begins at an instant includes it, what ends at one does not.

create table rosters (
  community text primary key,
  repository text not null,
  path text not null,
  not_maintainers text[] not null
);
comment on table rosters is 'Which file the configuration calls the community''s roster: loaded from headwater.yml whenever that changes.';
comment on column rosters.repository is 'owner/name in lower case.';
comment on column rosters.not_maintainers is 'Teams, in lower case, whose members are no maintainers unless they are on another one, too.';

create table roster_readings (
  repository text not null,
  path text not null,
  full_name text not null,
  head_oid text,
  checked_at timestamptz not null,
  primary key (repository, path)
);
comment on table roster_readings is 'How far the history of a roster has been read: the newest commit that touched the file, and when GitHub was last asked.';
comment on column roster_readings.full_name is 'owner/name as GitHub spells it today.';
comment on column roster_readings.head_oid is 'null = no commit has touched that path.';

create table roster_revisions (
  repository text not null,
  path text not null,
  oid text not null,
  position integer not null,
  took_effect_at timestamptz not null,
  problem text,
  late_found_at timestamptz,
  primary key (repository, path, oid)
);
comment on table roster_revisions is 'The commits that touched a roster, oldest first from position 0.';
comment on column roster_revisions.took_effect_at is 'The committer date, or that of the revision before where that is later: dates need not be in order.';
comment on column roster_revisions.problem is 'Why it cannot be read: the revision before it stands; null = it can.';
comment on column roster_revisions.late_found_at is 'When it came to light although the history had been read beyond its date; null = in time.';

create table roster_listings (
  repository text not null,
  path text not null,
  who text not null,
  is_inactive boolean not null,
  teams text[] not null,
  since timestamptz not null,
  until timestamptz not null,
  since_oid text not null,
  is_baseline boolean not null,
  primary key (repository, path, who, is_inactive, teams, since)
);
comment on table roster_listings is 'Who was listed, from which revision to which, with the same status and teams; until infinity = still. Somebody who stands in the file twice has two.';
comment on column roster_listings.who is 'The login in lower case.';
comment on column roster_listings.is_baseline is 'It stood in the first revision that can be read: since when is unknown before it.';

create table missing_logins (
  login_key text not null,
  observed_at timestamptz not null,
  checked_at timestamptz not null,
  found_at timestamptz not null default 'infinity',
  primary key (login_key, observed_at)
);
comment on table missing_logins is 'Logins that the configuration or a roster names, never seen in what is stored, and that GitHub did not know when it was asked; found_at infinity = still so.';

create table permission_readings (
  repo_id bigint not null,
  since timestamptz not null,
  until timestamptz not null default 'infinity',
  read_at timestamptz not null,
  primary key (repo_id, since)
);
comment on table permission_readings is 'When the permissions of a repository were known: from the first reading until it was observed that GitHub shows them no longer.';

create table permission_refusals (
  repo_id bigint primary key,
  refused_at timestamptz not null
);
comment on table permission_refusals is 'Where GitHub would not show the permissions though the app is installed: not asked again for some days.';

create table collaborator_spans (
  repo_id bigint not null,
  user_id bigint not null,
  since timestamptz not null,
  until timestamptz not null default 'infinity',
  permission text not null check (permission in ('write', 'maintain', 'admin')),
  primary key (repo_id, user_id, since)
);
comment on table collaborator_spans is 'Who may merge in a repository, from when that was first observed until it was observed to be over. Whoever may only read or triage is not kept.';

create table mentorships (
  id integer primary key,
  community text not null,
  mentee text not null,
  repositories text[] not null,
  goals text[] not null,
  opened_at timestamptz not null,
  rotates_at timestamptz,
  ended_at timestamptz,
  promoted_at timestamptz,
  confirmed_by text,
  is_public boolean not null
);
comment on table mentorships is 'The institution''s ledger, loaded from its file whenever that changes; id is the place in it. Private: mentors, sponsors and goals are named only where is_public.';
comment on column mentorships.promoted_at is 'When the mentee became a maintainer by it, as confirmed_by says; null = nobody has said so.';

create table mentorship_people (
  mentorship integer not null,
  part text not null check (part in ('mentor', 'sponsor')),
  who text not null,
  primary key (mentorship, part, who)
);

create table mentorship_steps (
  mentorship integer not null,
  position integer not null,
  what text not null,
  done_at timestamptz,
  evidence text,
  primary key (mentorship, position)
);
