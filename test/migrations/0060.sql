-- The configuration names a bot that no earlier step named.
insert into configured_bots (who, kind) values ('sync-account', 'bot');
