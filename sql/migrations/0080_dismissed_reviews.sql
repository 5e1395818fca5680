-- A review that was dismissed stood until then: what it had said is known from the entry of its dismissal.
alter table timeline_events add column review_id bigint, add column review_state text;
comment on column timeline_events.review_id is 'Of a dismissal: reviews.id; null = of another kind, not known, or read before this was asked for.';
comment on column timeline_events.review_state is 'Of a dismissal: what the review was until then, APPROVED or CHANGES_REQUESTED; null = as above.';
