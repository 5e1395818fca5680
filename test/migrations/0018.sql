-- Agents, and labels that say how a pull request ended.
insert into agent_accounts (user_id) values (10138);
insert into community_labels (community, meaning, label_key) values ('springboard', 'landed', 'landed');
update pull_requests set ai_disclosure = 'declared' where number = 1;
