-- One part that GitHub does not give must neither hide the others nor itself.
create table unread_parts (
  place text not null,
  part text not null,
  reason text not null,
  since timestamptz not null,
  primary key (place, part)
);
comment on table unread_parts is 'What GitHub did not give at the last look while it gave the rest: a stream of a repository, a whole repository, a roster, the plans. What can be read again is taken out.';
comment on column unread_parts.place is 'owner/name, or owner of all repositories, in lower case, as it was asked for.';
comment on column unread_parts.part is '"issues", "review_comments", …, "repository" (all of it), "roster PATH", "planning".';
comment on column unread_parts.reason is 'GitHub''s words.';
comment on column unread_parts.since is 'When it was found first.';

-- Where GitHub could not count just now, nothing is known.
alter table repository_counts alter column pull_requests drop not null, alter column issues drop not null,
  alter column releases drop not null, alter column tags drop not null;

-- What a name that somebody wrote means, which no repository was seen under: GitHub forwards old names.
create table name_lookups (
  name_key text primary key,
  repo_id bigint,
  full_name text,
  asked_at timestamptz not null
);
comment on table name_lookups is 'Names of repositories in plans and in the configuration, as GitHub resolved them last: links outlive a rename that happened before anything was read.';
comment on column name_lookups.name_key is 'owner/name in lower case.';
comment on column name_lookups.full_name is 'owner/name as GitHub spells it today; null = there is none, or it is private.';
comment on column name_lookups.asked_at is 'When GitHub was asked last.';
comment on column name_lookups.repo_id is 'GitHub''s id; null = it shows no such repository.';
