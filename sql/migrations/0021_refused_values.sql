-- A value that cannot be stored is replaced or left out, and named: asking for it again would bring it again.
alter table unreadable_fields add column is_refused boolean not null default false;
comment on column unreadable_fields.is_refused is 'GitHub gave it, and it cannot be stored (half a character, a date that no calendar has): it was replaced or left out until the item changes. false = GitHub could not give it.';
