/** What a delivery's payload says, looked at with care: it was signed by GitHub, and still may lack what we expect. */
import type { RestUser } from '../people/actor-rows.ts';

export type Payload = Readonly<Record<string, unknown>>;

/** The payload lacks what its event always has: another try will not help. The message names the field, never a value. */
export class MalformedPayload extends Error {}

/** @returns what stands under that path of keys, or undefined where any step is missing */
export function at(payload: unknown, ...path: string[]): unknown {
  let value = payload;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** GitHub's numbers, as text, since ids go beyond what some databases call an integer; null = there is none. */
export function idAt(payload: unknown, ...path: string[]): string | null {
  const value = at(payload, ...path);
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return String(value);
  return typeof value === 'string' && /^[1-9]\d{0,18}$/.test(value) ? value : null;
}

/** @throws MalformedPayload */
export function requiredId(payload: unknown, ...path: string[]): string {
  return idAt(payload, ...path) ?? missing(path, 'an id');
}

/** An item's number fits PostgreSQL's integer. @throws MalformedPayload */
export function requiredNumber(payload: unknown, ...path: string[]): number {
  const value = at(payload, ...path);
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31) return value;
  return missing(path, 'a number');
}

/** PostgreSQL's text cannot hold NUL, which GitHub's can. */
export function textAt(payload: unknown, ...path: string[]): string | null {
  const value = at(payload, ...path);
  return typeof value === 'string' ? value.replaceAll('\0', '') : null;
}

/** @throws MalformedPayload */
export function requiredText(payload: unknown, ...path: string[]): string {
  return textAt(payload, ...path) ?? missing(path, 'a text');
}

/** GitHub gives times as ISO text, and in pushes as seconds; null = there is none that means something. */
export function instantAt(payload: unknown, ...path: string[]): string | null {
  const value = at(payload, ...path);
  const time = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : NaN;
  // What PostgreSQL and JavaScript both can hold.
  return time > 0 && time < 8e15 ? new Date(time).toISOString() : null;
}

export function listAt(payload: unknown, ...path: string[]): unknown[] {
  const value = at(payload, ...path);
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** @returns null for a deleted account, and where nobody is named */
export function userAt(payload: unknown, ...path: string[]): RestUser | null {
  const id = idAt(payload, ...path, 'id');
  const login = textAt(payload, ...path, 'login');
  if (id === null || login === null || login === '') return null;
  return {
    id,
    login,
    node_id: textAt(payload, ...path, 'node_id') ?? '',
    type: textAt(payload, ...path, 'type') ?? 'User',
  };
}

function missing(path: string[], what: string): never {
  throw new MalformedPayload(`${path.join('.')} is not ${what}`);
}
