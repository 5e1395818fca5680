-- People who do not wish to be named. Only the pseudonym is kept: with the key one can tell whether an id is on the list.

create table opted_out (
  user_id bigint primary key,
  login text not null,
  since timestamptz not null
);
comment on table opted_out is 'Pseudonyms (HMAC-SHA-256 of the id) of people who opted out: their acts count, they are not named, links to their items are withheld.';
