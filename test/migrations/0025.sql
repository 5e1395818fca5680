-- A database that kysely's migrator looked after: its lock goes, what was applied stays known.
-- drops: headwater_migrations_lock
create table if not exists headwater_migrations_lock (id varchar(255) primary key, is_locked integer not null);
insert into headwater_migrations_lock values ('migration_lock', 0);
