-- Where the App is installed, and what keeps its deliveries whole.
insert into installations (id, account, account_type, is_configured, changed_at) values (123, 'springboard', 'Organization', true, '2026-01-08Z');
insert into redelivery_runs (started_at, looked_back_to) values ('2026-01-09Z', '2026-01-08Z');
insert into missed_deliveries (app_id, id, event, attempt_id, delivered_at, found_at) values (1, 'd-6', 'issues', 77, '2026-01-08Z', '2026-01-09Z');
insert into server_runs (id, role, started_at, seen_at) values ('a', 'all', '2026-01-08Z', '2026-01-09Z');
