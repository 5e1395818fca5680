-- The field's words: what became known after the time it speaks of arrived late, and what is read between two full
-- readings was updated.
alter table late_finds rename to late_arrivals;
update cursors set stream = regexp_replace(stream, ' touched$', ' updated') where stream like '% touched';
update watermarks set stream = 'planning updated' where stream = 'planning touched';
