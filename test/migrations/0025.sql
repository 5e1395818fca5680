-- A database that kysely's migrator looked after: its lock goes, what was applied stays known.
-- drops: headwater_migrations_lock
create table if not exists headwater_migrations_lock (id varchar(255) primary key, is_locked integer not null);
insert into headwater_migrations_lock values ('migration_lock', 0);
insert into dirty_marks (repo_id, thing, number, marked_at, due_at) values (10, 'issue', 3, '2026-01-08Z', '2026-01-08Z');
insert into configured_sources (community, kind, name) values ('springboard', 'organisation', 'springboard');
