-- A line for every table and column that had none. What means the same in every table is said once, here.

comment on table affiliations is 'Which organisation people work for, as the configuration says.';
comment on table board_cards is 'Cards of the institution''s project board, as they were read last.';
comment on table board_readings is 'When each project board was read, and how that ended.';
comment on table communities is 'The communities of the configuration.';
comment on table community_repos is 'Which repositories a community consists of, from when to when.';
comment on table holidays is 'Days that are no business days for the institution, beside Saturdays and Sundays.';
comment on table institutions is 'The institution of the configuration: one row.';
comment on table issues is 'Issues, as GitHub showed them last.';
comment on table labels is 'Labels that a repository offers.';
comment on table maintainer_overrides is 'Who is a maintainer by the configuration, whatever other sources say.';
comment on table mentorship_people is 'Mentors and sponsors of a mentorship.';
comment on table mentorship_steps is 'What a mentorship plans, step by step. Private.';
comment on table office_hours is 'Sessions that the configuration announces, and how often each returns.';
comment on table planning_issues is 'Issues that the institution plans with: those of its planning repository, and what was added to them or to its board.';
comment on table planning_label_kinds is 'What the labels of planning issues mean, as the configuration says.';
comment on table planning_labels is 'When each planning issue had which label.';
comment on table planning_links is 'Which issues and pull requests a planning issue names, and since when.';
comment on table pull_request_facts is 'What follows for a pull request from its timeline: when it was ready, and how it ended.';
comment on table pull_requests is 'Pull requests, as GitHub showed them last.';
comment on table releases is 'Releases on GitHub''s releases page.';
comment on table repos is 'Repositories, as GitHub showed them last.';
comment on table review_comments is 'Comments on lines of a pull request''s changes.';
comment on table reviews is 'Reviews of pull requests.';
comment on table tags is 'Git tags of a repository, and who made them.';
comment on table team_members is 'Who is on the institution''s team, from when to when.';
comment on table timeline_events is 'What happened to issues and pull requests, beside comments and reviews.';
comment on table unreadable_fields is 'What GitHub could not give though the rest of its answer came.';

do $$
declare
  word record;
  place record;
begin
  for word in select * from (values
    ('repo_id', 'repos.id.'),
    ('user_id', 'users.id.'),
    ('author_id', 'users.id of who wrote it; null = a deleted account (a ghost).'),
    ('merged_by_id', 'users.id of who merged it; null = not merged, or by a deleted account.'),
    ('number', 'The number of the issue or pull request in its repository.'),
    ('node_id', 'GitHub''s id for its GraphQL interface.'),
    ('created_at', 'When it was created.'),
    ('updated_at', 'When GitHub last saw it change.'),
    ('closed_at', 'When it was closed last; null = open.'),
    ('merged_at', 'When it was merged; null = not merged.'),
    ('since', 'The instant from which this holds, included; -infinity = always did.'),
    ('until', 'The instant to which this holds, not included; infinity = still.'),
    ('title', 'Its title today.'),
    ('body_length', 'Characters of its text; the text itself is not kept.'),
    ('body_words', 'Words of its text.'),
    ('timeline_count', 'How many timeline items of the kinds that are read GitHub counts; null = not known.'),
    ('community', 'communities.name.'),
    ('who', 'A login in lower case, or a users.id in digits.'),
    ('gone_at', 'When it was observed that GitHub no longer shows it; null = it does.'),
    ('label', 'The label''s name.'),
    ('login_key', 'The login in lower case.'),
    ('board', 'owner/number of the project, in lower case.'),
    ('other_repository', 'owner/name, in lower case, of the issue or pull request that is named.'),
    ('other_number', 'The number of the issue or pull request that is named.'),
    ('stream', 'Which list of the repository it is, as "issues".'),
    ('path', 'The file''s path in its repository.'),
    ('additions', 'Lines added; null = not known.'),
    ('deletions', 'Lines deleted; null = not known.'),
    ('target_oid', 'The commit, or for an annotated tag the tag object, that it stands for.'),
    ('is_annotated', 'It has an object of its own, which names its tagger.'),
    ('tagger_id', 'users.id of who made an annotated tag; null = not annotated, or unknown.'),
    ('tagged_at', 'When an annotated tag was made.'),
    ('commit_author_id', 'users.id of the author of the commit; null = unknown.'),
    ('committed_at', 'The committer date of the commit.'),
    ('is_version_bump', 'Whether the tagged commit exists to make this version, by its message; null = not known.'),
    ('mentorship', 'mentorships.id.'),
    ('observed_at', 'When this was observed first.'),
    ('checked_at', 'When GitHub was last asked.'),
    ('imported_at', 'When the file was imported.'),
    ('read_at', 'When it was last read.'),
    ('position', 'Its place in the order, from 0.')
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

comment on column affiliations.organisation is 'The organisation''s name, as the configuration spells it.';
comment on column api_calls.called_at is 'When the request was sent.';
comment on column api_calls.id is 'In the order of writing.';
comment on column api_calls.kind is '"graphql" or "rest".';
comment on column api_calls.milliseconds is 'How long the answer took.';
comment on column api_calls.outcome is '"ok", "partial" (some fields unreadable), or the kind of failure.';
comment on column api_calls.page_size is 'How many items were asked for; null = it was no page.';
comment on column api_calls.points is 'What the request cost; null = not known.';
comment on column api_calls.points_left is 'Points left until resets_at, as GitHub said.';
comment on column api_calls.purpose is 'What was read: a stream, "counts", "roster", …';
comment on column api_calls.repository is 'owner/name; null = it was about no repository, or about several.';
comment on column api_calls.resets_at is 'When the credential has all its points again.';
comment on column board_cards.content_number is 'The number of the issue or pull request on the card; null = a draft, or hidden from us.';
comment on column board_cards.content_repo_id is 'repos.id of what is on the card; null = a draft, or hidden from us.';
comment on column board_cards.creator_id is 'users.id of who put it on the board.';
comment on column board_cards.end_date is 'The board''s own field of that name.';
comment on column board_cards.estimate is 'The board''s own field of that name.';
comment on column board_cards.id is 'GitHub''s node id of the card.';
comment on column board_cards.is_archived is 'It was put away from the board''s views.';
comment on column board_cards.iteration is 'The iteration''s title.';
comment on column board_cards.iteration_days is 'How many days the iteration lasts.';
comment on column board_cards.iteration_start is 'The iteration''s first day.';
comment on column board_cards.kind is 'What is on it: an issue, a pull request, a draft, or something hidden from us.';
comment on column board_cards.status is 'The board''s own field of that name.';
comment on column board_links.card_id is 'board_cards.id.';
comment on column board_links.linked_at is 'Since when the card names it.';
comment on column board_readings.url is 'The board''s address; null = it could not be read.';
comment on column collaborator_spans.permission is 'The highest permission in that span.';
comment on column communities.name is 'As the configuration spells it.';
comment on column configured_bots.kind is 'A bot, or an AI that reviews.';
comment on column continuations.after_cursor is 'Where the list goes on.';
comment on column continuations.connection is 'Which list of the item it is.';
comment on column continuations.item_kind is 'Whether the item is an issue or a pull request.';
comment on column cursors.cursor is 'Where the next page begins; null = at the start.';
comment on column cursors.finished_at is 'When the reading came to its end; null = it is under way.';
comment on column cursors.page_size is 'How many items a page asks for: halved when GitHub cannot answer.';
comment on column cursors.started_at is 'When the reading began: what happens later, it may have missed.';
comment on column draft_spells.began_at is 'When it went back to draft.';
comment on column draft_spells.ended_at is 'When it was ready again; infinity = still a draft.';
comment on column first_acts.first_proposed_at is 'When they opened their first pull request; null = none.';
comment on column first_acts.first_talked_at is 'When they first opened an issue, commented or reviewed; null = never.';
comment on column first_acts.first_talked_in is 'The number of the item in which they did.';
comment on column holidays.day is 'The day, in the institution''s time zone.';
comment on column imports.file is 'The file''s name, without its folder.';
comment on column imports.issue_comments is 'Comments in the file.';
comment on column imports.issues is 'Issues in the file.';
comment on column imports.pull_requests is 'Pull requests in the file.';
comment on column imports.repos is 'Repositories in the file.';
comment on column imports.users is 'People in the file.';
comment on column institutions.configuration_hash is 'Of the configuration that was loaded: it is loaded again when that changes.';
comment on column institutions.name is 'As the configuration spells it.';
comment on column institutions.people_version is 'Raised when the known list of bots changes: then the people are loaded again.';
comment on column institutions.planning_board is 'owner/number of the project that plans its work; null = none.';
comment on column institutions.time_zone is 'In which its days and weeks begin, as "Europe/Berlin".';
comment on column issue_comments.id is 'GitHub''s number of the comment.';
comment on column issues.id is 'GitHub''s number of the issue, unlike any other''s.';
comment on column issues.state is 'OPEN or CLOSED.';
comment on column issues.state_reason is 'Why it was closed, or that it was reopened, in GitHub''s words.';
comment on column item_closures.closed_at is 'When it was closed, though not for good.';
comment on column item_closures.reopened_at is 'When it was reopened after that.';
comment on column labels.color is 'Six hexadecimal digits.';
comment on column labels.description is 'What the repository says it means.';
comment on column labels.name is 'As the repository spells it.';
comment on column late_arrivals.found_at is 'When it came to light.';
comment on column late_arrivals.happened_at is 'When it had happened.';
comment on column late_arrivals.id is 'Of the item, comment, review or event.';
comment on column late_arrivals.kind is 'Which table it came into.';
comment on column mentorship_people.part is 'Mentor or sponsor.';
comment on column mentorship_steps.done_at is 'When it was done; null = not yet.';
comment on column mentorship_steps.evidence is 'Where that can be seen.';
comment on column mentorship_steps.what is 'The step, in the ledger''s words.';
comment on column mentorships.confirmed_by is 'Who says so: a login in lower case.';
comment on column mentorships.ended_at is 'When it ended; null = it has not.';
comment on column mentorships.goals is 'What it is for, in the ledger''s words.';
comment on column mentorships.id is 'Its place in the ledger.';
comment on column mentorships.is_public is 'Whether a report may name who takes part.';
comment on column mentorships.mentee is 'A login in lower case, or a users.id in digits.';
comment on column mentorships.opened_at is 'When it began.';
comment on column mentorships.repositories is 'owner/name of each repository it is about.';
comment on column mentorships.rotates_at is 'When mentor and mentee look whether to go on.';
comment on column merge_months.first_merged_at is 'Their first merge of that month.';
comment on column merge_months.last_merged_at is 'Their last merge of that month.';
comment on column merge_months.month is 'Its first day, in UTC.';
comment on column missing_logins.found_at is 'When GitHub knew it after all; infinity = it does not.';
comment on column moved_tags.moved_at is 'When it was observed that the tag stands for something else.';
comment on column moved_tags.name is 'The tag''s name.';
comment on column office_hours.every is 'After what time it returns.';
comment on column office_hours.minutes is 'How long it lasts.';
comment on column office_hours.starts_at is 'When the first session begins.';
comment on column office_hours.title is 'What the session is called.';
comment on column opted_out.login is 'The name that stands in for theirs.';
comment on column opted_out.user_id is 'The pseudonym that stands in for their users.id.';
comment on column permission_refusals.refused_at is 'When GitHub refused last.';
comment on column planning_label_kinds.kind is 'Work that was asked for, or work on foundations.';
comment on column planning_label_kinds.label_key is 'The label in lower case.';
comment on column planning_links.text_id is 'planning_texts.id of the text that names it.';
comment on column planning_links.url is 'Where the text stands.';
comment on column planning_sub_issues.planned_since is 'When it was added as a sub-issue.';
comment on column planning_texts.id is 'GitHub''s node id of the issue or comment.';
comment on column planning_texts.kind is 'The issue''s own text, or a comment.';
comment on column planning_texts.last_edited_at is 'When it was edited last, as it was read; null = never.';
comment on column pull_request_facts.was_reopened is 'It was closed and reopened at least once.';
comment on column pull_requests.base_ref is 'The branch it asks to be merged into.';
comment on column pull_requests.changed_files is 'How many files it changes, as GitHub counts; null = not known.';
comment on column pull_requests.id is 'GitHub''s number of the pull request, unlike any other''s.';
comment on column pull_requests.is_draft is 'It is a draft today.';
comment on column pull_requests.state is 'OPEN, CLOSED or MERGED.';
comment on column release_answers.repository is 'owner/name in lower case.';
comment on column release_answers.tag is 'The tag''s name.';
comment on column releases.id is 'GitHub''s number of the release.';
comment on column releases.is_draft is 'It is not published.';
comment on column releases.is_prerelease is 'Its makers call it a pre-release.';
comment on column releases.name is 'Its title.';
comment on column releases.published_at is 'When it was published; null = a draft.';
comment on column releases.tag_name is 'tags.name.';
comment on column repo_names.name_key is 'owner/name in lower case.';
comment on column repos.default_branch is 'null = it has no commit.';
comment on column repos.full_name is 'owner/name as GitHub spells it today.';
comment on column repos.id is 'GitHub''s number of the repository: it stays when the name changes.';
comment on column repos.is_archived is 'It takes no changes.';
comment on column repos.is_fork is 'It is a copy of another one.';
comment on column repos.is_private is 'Not everybody may read it.';
comment on column repository_counts.issues is 'Issues, open and closed.';
comment on column repository_counts.pull_requests is 'Pull requests, open, closed and merged.';
comment on column repository_counts.releases is 'Releases that we may see.';
comment on column repository_counts.tags is 'Tags.';
comment on column responses.first_response_at is 'Their first comment or review.';
comment on column responses.first_review_at is 'Their first review or comment on a line; null = none.';
comment on column responses.first_submitted_review_at is 'Their first submitted review; null = none.';
comment on column responses.responder_id is 'users.id of who responded.';
comment on column review_comments.id is 'GitHub''s number of the comment.';
comment on column review_comments.in_reply_to_id is 'review_comments.id of the comment that it answers; null = it begins a thread.';
comment on column review_comments.review_id is 'reviews.id of the review it belongs to.';
comment on column reviews.commit_oid is 'The commit that was reviewed.';
comment on column reviews.id is 'GitHub''s number of the review.';
comment on column reviews.state is 'APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED or PENDING.';
comment on column reviews.submitted_at is 'When it was submitted; null = not yet.';
comment on column roster_listings.repository is 'owner/name in lower case.';
comment on column roster_listings.is_inactive is 'The roster says that they are not active.';
comment on column roster_listings.since_oid is 'The commit since which it says so.';
comment on column roster_listings.teams is 'The teams they are listed on, in lower case.';
comment on column roster_readings.repository is 'owner/name in lower case.';
comment on column roster_revisions.oid is 'The commit.';
comment on column roster_revisions.repository is 'owner/name in lower case.';
comment on column tags.name is 'The tag''s name.';
comment on column timeline_events.actor_id is 'users.id of who did it; null = nobody, or a deleted account.';
comment on column timeline_events.closer is 'What closed it, where it was not a click: "PullRequest owner/name#12", "Commit <oid>", "ProjectV2".';
comment on column timeline_events.commit_oid is 'The commit that it is about.';
comment on column timeline_events.current_title is 'The title after a change of it.';
comment on column timeline_events.id is 'GitHub''s node id: unlike any other''s within the item.';
comment on column timeline_events.kind is 'GitHub''s kind of event in capitals, as LABELED_EVENT.';
comment on column timeline_events.other_item is 'The other item of a cross-reference or a duplicate: "owner/name#12".';
comment on column timeline_events.previous_title is 'The title before a change of it.';
comment on column timeline_events.subject_id is 'users.id of who was assigned, or asked for a review.';
comment on column timeline_events.subject_team is 'The team that was asked for a review.';
comment on column timeline_gaps.on_github is 'How many entries GitHub counts.';
comment on column timeline_gaps.stored is 'How many are stored.';
comment on column unreadable_fields.message is 'What GitHub said.';
comment on column unreadable_fields.number is 'The number of the item; 0 = the error names none.';
comment on column unreadable_fields.path is 'The field, as a path into the answer.';
comment on column users.id is 'GitHub''s number of the account; negative = a login whose number GitHub never gave.';
comment on column users.login is 'The login today.';
comment on column users.name is 'The name on their profile; null = none, or not known.';
comment on column users.type is 'User, Bot, Organization, Mannequin or EnterpriseUserAccount.';
comment on column watermarks.complete_until is 'Up to here nothing of the stream is missing.';
