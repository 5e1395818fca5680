-- What kysely's migrator kept to lock itself: Headwater locks for a transaction, with an advisory lock.
drop table if exists headwater_migrations_lock;
