-- Whose turn it is depends on a few forms in what people write. The forms are kept, never the text.
alter table issue_comments add column words text[];
alter table reviews add column words text[];
alter table review_comments add column words text[];
comment on column issue_comments.words is 'Forms in its text: asks, thanks, commands_only, opens_with_author, opens_with_other, hands_to_maintainer, hands_to_author; null = no text, or never looked at.';
comment on column reviews.words is 'Forms in its text, as in issue_comments.words; null = no text, or never looked at.';
comment on column review_comments.words is 'Forms in its text, as in issue_comments.words, without to whom it turns; null = no text, or never looked at.';

-- Bringing the base branch in is no new work.
alter table timeline_events add column is_merge boolean;
comment on column timeline_events.is_merge is 'A commit that brings another branch in, by its first line; null = no commit, or never looked at.';
