/**
 * The figures of the simulated community, fitted to the recorded ones: 17 public repositories, 5,631 pull requests and
 * 4,461 issues. `npm run fit` shows how well, and what it would read off now.
 *
 * *Read off* means: of each community its share, its quantiles or its curve, and of those the one in the middle (the
 * median, weighted by √n). *Searched* means: tried until the figures of 2,400 and of 50,000 pull requests lay within the
 * recorded quarters. *Set* means that the recordings cannot tell, or that rare things are made common on purpose.
 * Where one repository alone kept what is needed, it is bitcoin-core/secp256k1.
 */

/** How many get there at all, and the hours at QUANTILE_SHARES of those who do. */
export interface Spread {
  share: number;
  hours: readonly number[];
}

/** How many have any, and the counts at QUANTILE_SHARES of those who do. */
export interface Counted {
  share: number;
  counts: readonly number[];
}

export const ARRIVAL = {
  /** Read off: items per day of the week from Monday on, and per hour (UTC). */
  weekdays: [0.177, 0.171, 0.164, 0.171, 0.151, 0.066, 0.0769],
  hours: [
    0.0416, 0.034, 0.0247, 0.0207, 0.016, 0.0127, 0.023, 0.0241, 0.0384, 0.0373, 0.0364, 0.0353, 0.0406,
    0.0427, 0.0473, 0.066, 0.0558, 0.0537, 0.0507, 0.0531, 0.0467, 0.0526, 0.0483, 0.0427,
  ],
  /** Searched: variance ÷ mean² of the rate from quarter to quarter and from week to week, and that of single items. */
  quarterlyVariance: 0.5,
  weeklyVariance: 1.3,
  itemVariance: 1.15,
  /** Searched: in which part of the numbers (by stretches of 2⁴) an item continues a burst how often. */
  busyStretch: 4,
  busyShare: 0.24,
  continuesWhenBusy: 0.8,
  continues: 0.05,
  /** Read off: minutes between items that are less than an hour apart, mean. */
  burstMinutes: { pulls: 18.9, issues: 9.38 },
};

export const AUTHORS = {
  /**
   * Searched, but for `bot`. An item is by a bot, else by the team (`team` times what it does elsewhere), else by a
   * maintainer, else by the community: by somebody `new`, else by the author of an earlier item. The newcomer is seen
   * once in `casual` of cases. `fromPulls`: how often the earlier item is a pull request and not an issue.
   * Set: `bot`. The recorded communities had few (0–0.6 %); today's have many.
   */
  pulls: { bot: 0.05, team: 1, maintainer: 0.46, new: 0.24, casual: 0.25, fromPulls: 0.71 },
  issues: { bot: 0, team: 0.5, maintainer: 0.345, new: 0.4, casual: 0.45, fromPulls: 0.333 },
  /** Searched: how often the earlier item is one of any repository of the community. */
  elsewhere: 0.1,
  /** Searched: how long before that earlier item was opened, log-normal. */
  again: { shortShare: 0.25, short: { medianDays: 1, spread: 2 }, long: { medianDays: 65, spread: 1 } },
  /** Searched: who speaks up opened something in the last so many days, exponential. */
  regularDays: 20,
  /** Set: 4 of 10,092 recorded items are by deleted accounts; here more are, so that every reader meets some. */
  ghostsOfCasual: 0.25,
};

export const MAINTAINERS = {
  /** Searched: seats per repository, as a multiple of √(pull requests per quarter). */
  leastSeats: 2,
  seatsPerRoot: 0.3,
  /** Searched: and at least one seat for so many pull requests per quarter. */
  pullsPerSeat: 20,
  /** Read off the three organisations with several recorded repositories: in how many of them a merger merges, mean. */
  repositoriesPerPerson: 1.8,
  /** Searched: how steeply the work falls from seat to seat; a power. */
  opensFall: 2.8,
  mergesFall: 3.8,
  talksFall: 1.6,
  /** Read off: the most that one person did in a 91-day period. Nobody does more, however large the community. */
  mostPullsPerQuarter: 71,
  mostMergesPerQuarter: 117,
  /** Searched: how long a person keeps a seat. */
  yearsOnSeat: 4,
  /** Searched: of the words of others, those by maintainers. */
  talks: 0.91,
};

/** Set: how much the institution's team does, as long as it is not more than its people can do. */
export const TEAM_SHARES = { opens: 0.08, merges: 0.12, talks: 0.12 };

export interface Waiting {
  /** From ready for review to another person's first word, where that comes before the end. */
  answered: Spread;
  /** From ready for review to the end, where that comes first. */
  closedFirst: Spread;
  closedAfter: Spread;
}

/**
 * Read off, by Aalen–Johansen and Kaplan–Meier; of pull requests by who opened them. The middles of the parts do not make
 * the middle of the whole: four factors in `test/simulation/fit/waiting-constants.ts` bring them there.
 */
export const WAITING: Record<'maintainers' | 'others' | 'issues', Waiting> = {
  maintainers: {
    answered: { share: 0.812, hours: [0.0123, 0.0853, 0.156, 0.616, 5.71, 22.3, 82, 126, 1080] },
    closedFirst: { share: 0.188, hours: [0.005, 0.00582, 0.0203, 0.0443, 12, 283, 2380, 2440, 2500] },
    closedAfter: { share: 1, hours: [0.005, 0.005, 0.005, 0.31, 7.25, 63.2, 439, 899, 3700] },
  },
  others: {
    closedFirst: { share: 0.286, hours: [0.01, 0.0247, 0.044, 1.99, 13.6, 116, 193, 259, 396] },
    closedAfter: { share: 1, hours: [0.005, 0.005, 0.005, 0.304, 21.3, 327, 1610, 2740, 6260] },
    answered: { share: 0.714, hours: [0.0111, 0.0595, 0.112, 1.3, 28.3, 104, 238, 462, 474] },
  },
  issues: {
    answered: { share: 0.681, hours: [0.0468, 0.188, 1.34, 5.98, 40.8, 261, 885, 1950, 5510] },
    closedFirst: { share: 0.318, hours: [0.0403, 0.427, 7.42, 163, 857, 2190, 3080, 3210, 8500] },
    closedAfter: { share: 1, hours: [0.0065, 0.0065, 0.0065, 30.8, 695, 2640, 8590, 13200, 35500] },
  },
};

/** Searched: that nobody ever ends; the archives of finished work have none open, the living communities 4–8 %. */
export const STAYS_OPEN = { pulls: 0.025, issues: 0.05 };

/** How many of those that end are merged, and of these by their author. */
export interface Ending {
  merged: number;
  byAuthor: number;
}

/** Read off, by who opened them and whether anybody had answered. */
export const ENDS: Record<'maintainers' | 'others', Record<'answered' | 'unanswered', Ending>> = {
  maintainers: {
    answered: { merged: 0.915, byAuthor: 0.505 },
    unanswered: { merged: 0.837, byAuthor: 0.889 },
  },
  others: { answered: { merged: 0.738, byAuthor: 0 }, unanswered: { merged: 0.918, byAuthor: 0 } },
};

/** Set: of those that are closed without a merge. The archives do not tell who closed. */
export const CLOSED_BY_AUTHOR = 0.3;

export interface Talk {
  /** Words after the first of another person. */
  furtherWords: Counted;
  /** How much the number of words follows the time from there to the end: rank correlation. */
  lengthTells: number;
  /** Where in that time they are said, at QUANTILE_SHARES. */
  place: readonly number[];
  /** Said after the end. */
  afterEnd: number;
  lateUnanswered: number;
  /** By the author, also before anybody answered, or although nobody did. */
  own: number;
  ownBefore: number;
  ownUnanswered: number;
  ownReview: number;
  firstIsReview: number;
  othersReview: number;
  /** By the one who answered first. */
  sameOther: number;
  approved: number;
  changesRequested: number;
  /** Reviewed items with comments on lines, and how many come with one review of them. */
  withLines: number;
  inline: Counted;
}

/** Read off; the shares of own words and of reviews by the three factors in `test/simulation/fit/constants.ts`. */
export const TALK: Record<'pulls' | 'issues', Talk> = {
  pulls: {
    furtherWords: { share: 0.738, counts: [1, 1, 1, 1, 3, 8, 13, 19, 45] },
    lengthTells: 0.624,
    place: [0.0000225, 0.000882, 0.0051, 0.0671, 0.468, 0.881, 0.999, 1, 1],
    afterEnd: 0.0327,
    lateUnanswered: 0.0486,
    own: 0.365,
    ownBefore: 0.1,
    ownUnanswered: 0.0895,
    ownReview: 0.602,
    firstIsReview: 0.783,
    othersReview: 0.702,
    sameOther: 0.333,
    approved: 0.361,
    changesRequested: 0.0424,
    withLines: 0.581,
    inline: { share: 0.863, counts: [1, 1, 1, 1, 1, 1, 1, 3, 11] },
  },
  issues: {
    furtherWords: { share: 0.737, counts: [1, 1, 1, 1, 3, 5, 9, 14, 25] },
    lengthTells: 0.55,
    place: [0.000022, 0.000272, 0.000758, 0.0124, 0.159, 0.767, 1, 1, 1],
    afterEnd: 0.0335,
    lateUnanswered: 0.0106,
    own: 0.321,
    ownBefore: 0.124,
    ownUnanswered: 0.333,
    ownReview: 0,
    firstIsReview: 0,
    othersReview: 0,
    sameOther: 0.335,
    approved: 0,
    changesRequested: 0,
    withLines: 0,
    inline: { share: 0, counts: [0, 0, 0, 0, 0, 0, 0, 0, 0] },
  },
};

/** Read off, all from one repository. */
export const PULLS = {
  commits: { share: 1, counts: [1, 1, 1, 1, 1, 2, 5, 8, 29] },
  forcePushes: { share: 0.494, counts: [1, 1, 1, 1, 2, 5, 9, 14, 48] },
  openedAsDraft: 0.0868,
  madeDraft: 0.0541,
  draft: { share: 0.714, hours: [0.005, 0.131, 0.515, 2.47, 24.8, 603, 1700, 5070, 9820] },
  openedAsWip: 0.0176,
  reviewRequested: 0.026,
  retitled: 0.118,
  reopened: 0.017,
  labelled: 0.303,
  furtherLabel: 0.419,
  unlabelled: 0.0359,
  assigned: 0.00535,
  milestone: 0.0413,
};

/** Read off, all from one repository. */
export const ISSUES = {
  retitled: 0.12,
  reopened: 0.0296,
  labelled: 0.236,
  furtherLabel: 0.374,
  unlabelled: 0.0116,
  assigned: 0.0193,
  milestone: 0.0832,
};

export const RELEASES = {
  /** Read off: hours between version tags at QUANTILE_SHARES. */
  gaps: [0.0895, 0.121, 1.55, 360, 1060, 2300, 4040, 5210, 6210],
  /** Set: pre-releases, of which 3 of 12 recorded communities had any, and tags of the documentation. */
  prereleases: 0.1,
  documentation: 0.05,
  /** Set: the recordings do not tell annotated tags from others, nor who wrote a Release. */
  annotated: 0.8,
  onGitHub: 0.5,
  byPerson: 0.6,
};

/** Set: what breaks a careless reader is made common enough to be met. */
export const HAZARDS = {
  /** Of a bot that looks like a person, on pull requests and issues; and of an AI reviewer. */
  chattyOnPulls: 0.5,
  chattyOnIssues: 0.3,
  aiReviews: 0.3,
  /** Of what a bot opens, that nobody answers. */
  botUnanswered: 0.5,
  /** Timelines longer than a page. */
  longDebates: 0.0015,
};
