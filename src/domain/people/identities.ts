/** Who is who: the keys by which people are known, decided here and nowhere else. */
import { createHash } from 'node:crypto';

/** GitHub shows what deleted accounts wrote as the account `ghost`; GraphQL says null instead. */
export const GHOST_ID = '10137';

/** Logins are case-insensitive, and REST writes `dependabot[bot]` where GraphQL writes `dependabot`. */
export function loginKey(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '');
}

/**
 * The key of an actor whom GitHub names without a number (old archives do): negative, so that it never meets a
 * real id, and made from the case-folded login, so that the same login is the same person in every repository.
 */
export function idFromLogin(login: string): string {
  const digest = createHash('sha256').update(loginKey(login)).digest();
  return `-${digest.readBigUInt64BE() >> 2n}`;
}

/**
 * Accounts that review with a language model and look like anybody else. They are apps today, but several of them
 * can also be run under an ordinary account. Names that a person could well bear are left out: as apps they are bots
 * anyway. From the products' own documentation, 2026.
 */
export const KNOWN_AI_REVIEWERS = [
  'coderabbitai',
  'copilot-pull-request-reviewer',
  'copilot-swe-agent',
  'chatgpt-codex-connector',
  'devin-ai-integration',
  'ellipsis-dev',
  'gemini-code-assist',
  'graphite-app',
  'greptile-apps',
  'korbit-ai',
  'qodo-merge-pro',
  'sourcery-ai',
  'sweep-ai',
];

/**
 * Accounts under which coding agents open pull requests, by GitHub's numeric id, which a rename does not change. Those
 * that are apps are bots anyway; the others look like people. From the addresses that the products themselves write
 * into commits, 2026.
 */
export const KNOWN_AGENTS: Readonly<Record<string, string>> = {
  '81847': 'claude',
  '158243242': 'devin-ai-integration[bot]',
  '161369871': 'google-labs-jules[bot]',
  '175740463': 'openhands-agent',
  '198982749': 'Copilot',
  '199161495': 'cursoragent',
  '223556219': 'Copilot',
  '242468646': 'anthropic-code-agent[bot]',
};

/** GitHub's ids are 64 bits wide, and so are the database's. */
const LARGEST_ID = 2n ** 63n - 1n;

/** @param digits a decimal number, in whatever length */
export function isUserId(digits: string): boolean {
  const significant = digits.replace(/^0+/, '');
  return significant !== '' && significant.length <= 19 && BigInt(significant) <= LARGEST_ID;
}
