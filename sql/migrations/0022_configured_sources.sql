-- What the configuration names, so that a report can say what of it was never read.
create table configured_sources (
  community text not null,
  kind text not null check (kind in ('organisation', 'repository')),
  name text not null,
  primary key (community, kind, name)
);
comment on table configured_sources is 'The organisations and repositories that the configuration gives each community: loaded from headwater.yml whenever that changes.';
comment on column configured_sources.name is 'The organisation''s login, or owner/name, as the configuration writes it.';
