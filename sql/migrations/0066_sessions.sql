-- Who is signed in to pages that are not public.

create table sessions (
  token_hash text primary key,
  user_id bigint not null,
  login text not null,
  because text not null,
  signed_in_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_expires on sessions (expires_at);
comment on table sessions is 'Who is signed in to pages that are not public, and until when. GitHub''s tokens are not kept.';
comment on column sessions.token_hash is 'HMAC of the cookie''s value under SESSION_SECRET: what stands here lets nobody in.';
comment on column sessions.user_id is 'GitHub''s number of the account.';
comment on column sessions.because is 'Why the pages are shown: team = on the institution''s team list, looked up again with each request; repository = GitHub let the account read the institution''s repository at signed_in_at.';
