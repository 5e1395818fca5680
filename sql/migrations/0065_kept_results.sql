-- What pages show, computed once for all processes and kept over restarts, and by what it is known to be out of date.

create table data_versions (
  slot smallint primary key,
  version bigint not null
) with (fillfactor = 50);
comment on table data_versions is 'How often something was stored: every commit counts one up, in the slot of its repository, so that commits seldom wait for each other. The sum says whether a kept result is of what is stored now.';
comment on column data_versions.slot is 'The last six bits of the repository''s number; 0 also for what belongs to none.';
comment on column data_versions.version is 'Commits so far.';

create table kept_results (
  what text not null,
  version text not null,
  configuration text not null,
  visible text,
  data text,
  body text,
  computed_at timestamptz,
  asked_at timestamptz not null,
  claimed_until timestamptz,
  claim text,
  rests_until timestamptz,
  primary key (what, version, configuration)
);
create index kept_results_asked on kept_results (asked_at);
comment on table kept_results is 'Reports and lists as pages show them. Dropped whole whenever somebody opts out or a repository turns private; nothing rests on them.';
comment on column kept_results.what is 'What it is, with its window, filter and as_of: "report 2026-02-09T00:00:00Z 2026-02-16T00:00:00Z now".';
comment on column kept_results.version is 'Checksum of the definitions: the SQL and the code that computed it.';
comment on column kept_results.configuration is 'Checksum of headwater.yml as it was understood.';
comment on column kept_results.visible is 'Checksum of who had opted out and which repositories were hidden when it was begun: with another one it is never shown.';
comment on column kept_results.data is 'The sum of data_versions when it was begun: with another one it is out of date.';
comment on column kept_results.body is 'JSON; null = it is being computed for the first time.';
comment on column kept_results.computed_at is 'As of when it is.';
comment on column kept_results.asked_at is 'When somebody last wanted it, to the hour: what nobody wants is not computed anew.';
comment on column kept_results.claimed_until is 'A process computes it, and is alive until then unless it says so again; by the database''s clock.';
comment on column kept_results.claim is 'That process''s own name for its claim.';
comment on column kept_results.rests_until is 'Not computed anew before, however much is stored meanwhile; by the database''s clock.';

-- Asked with every page.
create index repos_private on repos (id) where is_private;
