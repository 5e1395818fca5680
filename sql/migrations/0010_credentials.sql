-- With several credentials in one run, each has points and a limit of its own.

alter table api_calls add column credential text;
comment on column api_calls.credential is 'Whose permission and whose points: "token", "installation 123", or "app" (the App itself). Null for calls that were made before there was more than one.';
