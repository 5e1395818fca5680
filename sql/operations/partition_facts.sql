-- Facts past what one table holds well: every table whose primary key begins with the repository is partitioned by it.
--
--   psql "$DATABASE_URL" -c "set headwater.partitions = 16" -f sql/operations/partition_facts.sql
--   headwater migrate
--
-- Run it once, as the owner of the tables, while no process of Headwater runs. It copies every row in one transaction, under
-- an exclusive lock, and needs the room for a second copy until it ends. 8 partitions a table where no number is set. Names of
-- tables, keys and indexes stay as they are, so that later migrations find them; so do comments and grants. Views are dropped
-- and made anew by `headwater migrate`. Tables that are partitioned already are left alone.
do $$
declare
  -- Configuration, small, and joined with everything.
  whole constant text[] := array['community_repos'];
  partitions constant integer := coalesce(nullif(current_setting('headwater.partitions', true), ''), '8')::integer;
  home constant regnamespace := (select relnamespace from pg_class where oid = to_regclass('headwater_migrations'));
  fact record;
  part record;
  columns text;
begin
  if home is null then
    raise exception 'Headwater has stored nothing in this database: run `headwater migrate` first.';
  end if;
  if obj_description(to_regnamespace('derived'), 'pg_namespace') like 'Made by Headwater%' then
    drop schema derived cascade;
  end if;
  create schema if not exists headwater_partitions;
  comment on schema headwater_partitions is 'The partitions of Headwater’s fact tables; ask the tables, not these.';
  for fact in
    select c.oid, c.relname::text as name, format('%s.%I', home, c.relname) as new,
      format('headwater_partitions.%I', c.relname) as old, obj_description(c.oid, 'pg_class') as said, c.relacl
    from pg_class c
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'repo_id'
    where c.relnamespace = home and c.relkind = 'r' and c.relname <> all (whole)
    order by c.relname
  loop
    -- In another schema it keeps its names, and the new one can have the same.
    execute format('alter table %s set schema headwater_partitions', fact.new);
    execute format(
      'create table %s (like %s including all excluding indexes excluding statistics) partition by hash (repo_id)',
      fact.new, fact.old);
    execute format('comment on table %s is %L', fact.new, fact.said);
    for part in
      select conname, pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = fact.oid and contype in ('p', 'u')
    loop
      execute format('alter table %s add constraint %I %s', fact.new, part.conname, part.definition);
    end loop;
    for remainder in 0 .. partitions - 1 loop
      execute format(
        'create table headwater_partitions.%I partition of %s for values with (modulus %s, remainder %s)',
        fact.name || '_' || remainder, fact.new, partitions, remainder);
    end loop;
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
    where attrelid = fact.oid and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('insert into %s (%s) overriding system value select %s from %s', fact.new, columns, columns, fact.old);
    for part in
      select replace(pg_get_indexdef(indexrelid), format(' ON %s ', fact.old), format(' ON %s ', fact.new)) as definition
      from pg_index i
      where indrelid = fact.oid
        and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
    loop
      execute part.definition;
    end loop;
    for part in
      select privilege_type as privilege, is_grantable,
        case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end as grantee
      from aclexplode(fact.relacl)
    loop
      execute format('grant %s on %s to %s', part.privilege, fact.new, part.grantee)
        || case when part.is_grantable then ' with grant option' else '' end;
    end loop;
    execute format('drop table %s', fact.old);
    execute format('analyze %s', fact.new);
  end loop;
end $$;
