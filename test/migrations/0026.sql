-- Comments say what a column means; the one that was there stays.
-- expect: col_description('users'::regclass, 1) like 'GitHub%'
-- expect: col_description('pull_requests'::regclass, 6) = 'users.id; null = a deleted account (a ghost).'
insert into users (id, login, type) values (3, 'abigail', 'User');
