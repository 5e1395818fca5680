-- An account that the configuration calls a bot.
-- expect: (select count(*) = 0 from said_answers)
insert into configured_bots (who, kind) values ('springboard-helper', 'bot');
