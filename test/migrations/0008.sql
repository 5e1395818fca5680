-- Somebody who does not wish to be named.
insert into opted_out (user_id, login, since) values (-4611686018427387904, 'someone-1a2b', '2026-01-08Z');
