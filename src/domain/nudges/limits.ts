/** How much may be said. The numbers are the product's promise; docs/nudges.md states them. */
export const COMMENTS_PER_TURN = 2;
export const COMMENTS_PER_PULL_REQUEST = 4;
/** Business days before the first comment of a turn, and between it and the second. */
export const FIRST_GAP_BUSINESS_DAYS = 14;
export const SECOND_GAP_BUSINESS_DAYS = 28;
export const QUIET_BUSINESS_DAYS = 5;
/** Between the digest and the first comment; GitHub's own request is quieter than words. */
export const REQUEST_AFTER_BUSINESS_DAYS = 10;
export const REQUESTS_PER_PULL_REQUEST = 2;
export const MENTIONS_PER_PERSON_AND_WEEK = 3;
export const COMMENTS_PER_RUN = 20;
export const COMMENTS_PER_REPOSITORY_AND_RUN = 5;
/** Above this share of a repository's comments in 30 days we are silent. */
export const LARGEST_SHARE = 0.1;
export const SHARE_LOOKS_BACK_DAYS = 30;
export const DRY_RUN_DAYS = 14;
/** Business days after which a digest names what waits for maintainers. */
export const DIGEST_AFTER_BUSINESS_DAYS = 5;
export const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;
/** Whoever runs it again within a day goes on with the same budget. */
export const RUN_MS = 20 * 3_600_000;
