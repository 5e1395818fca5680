-- Who names an item: the queue asks for the issues that name a pull request, of each that is open, and read every entry ever
-- seen each time.
create index timeline_events_other_item on timeline_events (lower(other_item)) where other_item is not null;
