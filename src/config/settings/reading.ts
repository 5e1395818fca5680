/** One pass over the environment: what is set, and what is wrong with it. */
export type Environment = Record<string, string | undefined>;

export interface Reading {
  /** Trimmed; null where it is unset or empty. */
  value: (name: string) => string | null;
  /** @param issue goes on after the name: "is not a port; write …" */
  refuse: (name: string, issue: string) => void;
}

const LONGEST_SHOWN = 60;

/**
 * A value for a message. What is long, has odd characters, or looks like a secret that was put into the wrong variable,
 * is not repeated.
 */
export function shown(value: string): string {
  const isPlain = value.length <= LONGEST_SHOWN && /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(value);
  return isPlain && !/[\w+/=-]{16,}|-----|:[^/]*@/.test(value) ? `is "${value}"` : 'is something else';
}
