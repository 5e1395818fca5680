/** How asking GitHub can fail, as those see it who ask. `classify.ts` tells the failures apart. */

/** What a refusal is about, where it is not about everything that was asked for. */
export interface RefusalScope {
  /** It is the token that is refused, not the one thing we asked for. */
  everywhere?: boolean;
  /** The login of an account of which nothing can be read, while others can; null = it is not about an account. */
  account?: string | null;
  /** What the question names can be read but for these fields of it ("issues", "page"). */
  parts?: string[];
  /** What the question names is not there, or is blocked: no other question about it would be answered. */
  isWhole?: boolean;
  /** GitHub's own words. */
  reason?: string;
  /** The place at which a list was to go on: GitHub knows it no more. */
  isOfCursor?: boolean;
  /** "Type.field" of fields that this GitHub does not have: no repeat and no permission mends that. */
  unknownFields?: string[];
}

/** GitHub says no, and will say so again: a bad token, a missing repository, a suspended account. */
export class GitHubRefused extends Error {
  readonly everywhere: boolean;
  readonly account: string | null;
  readonly parts: readonly string[];
  readonly isWhole: boolean;
  readonly isOfCursor: boolean;
  readonly reason: string;
  readonly unknownFields: readonly string[];

  constructor(
    message: string,
    {
      everywhere = false,
      account = null,
      parts = [],
      isWhole = false,
      isOfCursor = false,
      reason = message,
      unknownFields = [],
    }: RefusalScope = {},
  ) {
    super(message);
    this.everywhere = everywhere;
    this.account = account;
    this.parts = parts;
    this.isWhole = isWhole;
    this.isOfCursor = isOfCursor;
    this.reason = reason;
    this.unknownFields = unknownFields;
  }
}

/** The answer shows that a setting is wrong: whoever answers is not GitHub, or cannot be trusted. */
export class WrongSetting extends Error {}

/** GitHub did not answer, however withRetry it was asked; a later run may succeed and goes on where this one stopped. */
export class GitHubUnavailable extends Error {
  /** GitHub was there, and could not make this one answer: of other things it may. */
  readonly isOfThis: boolean;

  constructor(message: string, { isOfThis = false } = {}) {
    super(message);
    this.isOfThis = isOfThis;
  }
}

/** The run was asked to stop while it waited for GitHub. */
export class Stopped extends Error {}

/** The question was too heavy for GitHub: ask for fewer items at once. */
export class TooHeavy extends Error {}

export interface FieldError {
  path: (string | number)[];
  message: string;
  type: string | null;
}

/** A team that this credential may not see stays unnamed however often it is asked for: that is no gap. */
export function isUnseenTeam({ path, type }: FieldError): boolean {
  return type === 'FORBIDDEN' && path.includes('requestedReviewer');
}

/** A cursor is of the moment at which it was given: one that is kept may be refused later. */
export function isOfCursor({ type, message }: Pick<FieldError, 'type' | 'message'>): boolean {
  return type === 'INVALID_CURSOR_ARGUMENTS' || /not appear to be a valid cursor/i.test(message);
}

/** Whoever suspended the App does not wish it to read them: no other credential is tried. */
export function suspended(account: string): { kind: 'refused'; message: string; account: string } {
  return {
    kind: 'refused',
    message: `${account}: the App's installation there is suspended; ask an owner of that account to unsuspend it, or take the account out of the configuration.`,
    account,
  };
}
