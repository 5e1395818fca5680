-- What authors say of their own work, and which labels say how a pull request ended.

alter table pull_requests add column ai_disclosure text
  check (ai_disclosure in ('declared', 'declined', 'not_stated'));
comment on column pull_requests.ai_disclosure is 'What the boxes in its text say about the use of a language model: ticked, ticked that there was none, or left open; null = the text has no such box.';
alter table pull_request_facts add column ai_disclosure text;

create table agent_accounts (
  user_id bigint primary key
);
comment on table agent_accounts is 'Accounts under which coding agents write, by GitHub''s id: the known list.';

create table community_labels (
  community text not null,
  meaning text not null check (meaning in ('landed', 'policy')),
  label_key text not null,
  primary key (community, meaning, label_key)
);
comment on table community_labels is 'From the configuration, in lower case: labels of pull requests that were merged by hand, and of those that were closed for policy.';

-- The usual tags of releases, whatever their letter case.
alter table communities alter column release_tags set default
  '(?i)^v?\d+\.\d+(\.\d+)*([-._]?(a|b|c|rc|alpha|beta|dev|pre|preview|canary|next|nightly|snapshot|m)[-._]?\d*(\.\d+)*)?(\+[0-9a-z.-]+)?$';
comment on column pull_request_facts.ai_disclosure is 'As in pull_requests.';
comment on column agent_accounts.user_id is 'users.id, whether they have been seen or not.';
comment on column community_labels.community is 'communities.name';
comment on column community_labels.meaning is 'landed: it was merged by hand; policy: it was closed for policy.';
comment on column community_labels.label_key is 'The label in lower case.';
