-- What columns of tables hold whose migration does not say it: said here, it can still be said better. What means the
-- same in every table is said once, and only where a column has no comment of its own.

do $$
declare
  word record;
  place record;
begin
  for word in select * from (values
    ('repo_id', 'repos.id; null = about no repository.'),
    ('user_id', 'users.id.'),
    ('actor_id', 'users.id of who did it; null = not said, or a deleted account.'),
    ('number', 'The number of the issue or pull request in its repository.'),
    ('app_id', 'GitHub''s number of the App.'),
    ('installation_id', 'installations.id.'),
    ('event', 'GitHub''s name of the event, as "issues".'),
    ('action', 'What happened, in GitHub''s word, as "closed"; null = the event has none.'),
    ('delivery', 'deliveries.id of the delivery that says so.'),
    ('observed_at', 'When the delivery that says so came in.'),
    ('attempts', 'How often it was tried.'),
    ('problem', 'What went wrong, in words; null = nothing.'),
    ('started_at', 'When it began.'),
    ('finished_at', 'When it came to its end; null = it did not, or not yet.')
  ) as words(name, meaning)
  loop
    for place in
      select c.oid::regclass as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = (select relnamespace from pg_class where oid = 'repos'::regclass)
        and c.relkind in ('r', 'p') and a.attname = word.name and not a.attisdropped
        and col_description(c.oid, a.attnum) is null
    loop
      execute format('comment on column %s.%I is %L', place.name, word.name, word.meaning);
    end loop;
  end loop;
end
$$;

comment on column deliveries.handled_at is 'When it was handled; null = not yet, or parked.';
comment on column deliveries.id is 'GitHub''s id of the delivery (X-GitHub-Delivery).';
comment on column deliveries.place is 'In the order of arrival.';
comment on column deliveries.received_at is 'When it came in.';
comment on column dirty_marks.marked_at is 'When it was marked first.';
comment on column dirty_marks.thing is 'What is to be read: an issue, a pull request, or one of the repository''s lists.';
comment on column installations.account is 'The login of the account it is installed on.';
comment on column installations.account_id is 'GitHub''s number of that account.';
comment on column installations.account_type is 'User or Organization.';
comment on column installations.changed_at is 'When a delivery last said something of it.';
comment on column installations.id is 'GitHub''s number of the installation.';
comment on column installations.is_configured is 'The configuration names the account.';
comment on column installations.permissions is 'What the App may do there, as GitHub spells it.';
comment on column installations.permissions_accepted_at is 'When the account accepted other permissions last.';
comment on column installations.removed_at is 'When the App was uninstalled; null = it is installed.';
comment on column installations.selection is 'Whether all repositories or selected ones.';
comment on column installations.suspended_at is 'When the account suspended it; null = it is not suspended.';
comment on column item_transfers.to_number is 'The number it has there.';
comment on column item_transfers.to_repo_id is 'repos.id of the repository it went to.';
comment on column item_transfers.transferred_at is 'When the delivery that says so came in.';
comment on column membership_changes.account is 'The login of the organisation.';
comment on column membership_changes.change is 'What changed, as event and action.';
comment on column membership_changes.role is 'The role or permission that was given.';
comment on column membership_changes.team is 'The team it is about; null = none.';
comment on column missed_deliveries.asked_at is 'When it was asked for again last.';
comment on column missed_deliveries.delivered_at is 'When GitHub sent it.';
comment on column missed_deliveries.found_at is 'When it was noticed that it had not arrived.';
comment on column missed_deliveries.id is 'GitHub''s id of the delivery, the same for every attempt.';
comment on column missed_deliveries.times_asked is 'How often it was asked for again.';
comment on column observed_deletions.id is 'GitHub''s id of what was deleted, or its name where it has no id.';
comment on column observed_deletions.kind is 'What was deleted.';
comment on column redelivery_runs.asked is 'How many were asked for again.';
comment on column redelivery_runs.listed is 'How many deliveries GitHub listed.';
comment on column redelivery_runs.looked_back_to is 'How far back GitHub''s list was read.';
comment on column redelivery_runs.missing is 'How many of them had not arrived.';
comment on column redelivery_runs.needless is 'How many of these would have meant nothing.';
comment on column redelivery_runs.throttled is 'How many GitHub holds back.';
comment on column repository_changes.change is 'What changed, as GitHub''s action.';
comment on column repository_changes.former is 'The name that it had before, or the organization that owned it; null = it kept both, or a person owned it.';
comment on column server_runs.id is 'The process.';
comment on column server_runs.role is 'What it does: web, worker or all.';
comment on column server_runs.seen_at is 'When it last said that it runs.';
comment on column server_runs.stopped_at is 'When it ended by itself; null = it runs, or was killed.';
comment on column sessions.expires_at is 'When it ends by itself.';
comment on column sessions.login is 'The account''s name when it signed in.';
comment on column sessions.signed_in_at is 'When it began.';
comment on column tag_pushes.pushed_at is 'When the delivery that says so came in.';
comment on column tag_pushes.sender_id is 'users.id of who pushed it.';
comment on column tag_pushes.tag is 'The tag''s name.';
comment on column thread_resolutions.at is 'When that happened.';
comment on column thread_resolutions.is_resolved is 'It was resolved; false = opened again.';
comment on column thread_resolutions.thread_id is 'GitHub''s node id of the thread.';
comment on column configured_sources.kind is 'Whether it is an organisation or one repository.';
