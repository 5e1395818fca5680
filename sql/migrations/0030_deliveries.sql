-- Deliveries as they come in: stored before they are answered, so that nothing that was acknowledged is lost.

create table deliveries (
  app_id bigint not null,
  id text not null,
  place bigint generated always as identity,
  event text not null,
  action text,
  installation_id bigint,
  repo_id bigint,
  received_at timestamptz not null,
  body text,
  due_at timestamptz not null,
  attempts integer not null default 0,
  handled_at timestamptz,
  outcome text check (outcome in ('marked', 'ignored', 'not ours')),
  parked_at timestamptz,
  problem text,
  primary key (app_id, id)
);
-- A body is read once and erased after days: packing it costs more than the place it takes.
alter table deliveries alter column body set storage external;
create index deliveries_due on deliveries (due_at, place) where handled_at is null and parked_at is null;
create index deliveries_bodies on deliveries (received_at) where body is not null;
create index deliveries_received on deliveries (received_at);
comment on table deliveries is 'What GitHub delivered, by App and delivery id: a delivery that comes twice is one row.';
comment on column deliveries.body is 'The payload to the byte as it was signed; null = erased (after seven days; at once where the account is not configured).';
comment on column deliveries.due_at is 'When it may be handled; a worker that claims it moves this on, so that it comes back where the worker dies.';
comment on column deliveries.outcome is 'marked: something is read again, or a fact was kept; ignored: nothing follows from it; not ours: about nothing that is configured.';
comment on column deliveries.parked_at is 'It could not be handled, and is not tried again; problem says why.';
