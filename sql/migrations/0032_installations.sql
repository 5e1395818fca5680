-- Where the App is installed, what keeps the deliveries whole, and when the server ran.

create table installations (
  id bigint primary key,
  account_id bigint,
  account text,
  account_type text,
  permissions jsonb,
  selection text,
  is_configured boolean not null,
  changed_at timestamptz not null,
  suspended_at timestamptz,
  removed_at timestamptz,
  erased_at timestamptz,
  permissions_accepted_at timestamptz
);
comment on table installations is 'Installations of the App as deliveries tell. Of an account that the configuration does not name nothing but id and time is kept.';
comment on column installations.erased_at is 'When what was private of a removed account had been erased.';

create table redelivery_runs (
  started_at timestamptz primary key,
  finished_at timestamptz,
  looked_back_to timestamptz not null,
  listed integer not null default 0,
  missing integer not null default 0,
  asked integer not null default 0,
  needless integer not null default 0,
  throttled integer not null default 0,
  problem text
);
comment on table redelivery_runs is 'Every comparison of GitHub''s list of deliveries with what arrived: how many were listed, were missing, were asked for again, would have meant nothing, are held back by GitHub.';

create table missed_deliveries (
  app_id bigint not null,
  id text not null,
  event text not null,
  action text,
  attempt_id bigint not null,
  installation_id bigint,
  repo_id bigint,
  delivered_at timestamptz not null,
  found_at timestamptz not null,
  times_asked integer not null default 0,
  asked_at timestamptz,
  primary key (app_id, id)
);
comment on column missed_deliveries.attempt_id is 'GitHub''s number of the newest attempt: the one that is asked for again.';
comment on table missed_deliveries is 'What GitHub sent and nobody here took, with how often it was asked for again. That it came at last shows in deliveries.';

create table server_runs (
  id text primary key,
  role text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  stopped_at timestamptz
);
comment on table server_runs is 'Processes of `headwater serve`: since when, until when. Between the last sight of one and the start of the next nobody took deliveries.';
