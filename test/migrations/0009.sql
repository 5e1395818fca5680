insert into holidays (day) values ('2026-01-06');
