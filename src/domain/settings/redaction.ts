/**
 * Takes secrets out of what is printed, logged or stored: those that are known, by their value, and any other by its
 * shape. The second matters, too: GitHub hands out installation tokens that no setting names.
 */

export type Redact = (text: string) => string;

export const REDACTED = '***';

/** A shorter value would be found in ordinary words. */
const SHORTEST_VALUE = 6;
/** A line of a key, of a token that was broken in two. */
const SHORTEST_LINE = 12;

const SHAPES: [RegExp, string][] = [
  // A private key, however its lines are joined, and cut off where it may be.
  [/-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g, REDACTED],
  // GitHub: personal, OAuth, user, server and refresh tokens; an App's newer ones are ghs_<app>_<JWT> of some 520 characters.
  [/gh[pousr]_[\w.~+/=-]{10,}/g, REDACTED],
  [/github_pat_\w{10,}/g, REDACTED],
  [/\bv1\.[\da-f]{40}\b/g, REDACTED],
  // A signed claim: the header of a JWT is a map in base64.
  [/eyJ[\w-]{8,}(?:\.[\w-]+){0,4}/g, REDACTED],
  // Of a database's address the password alone; of any other who asks, too: it may be a token.
  [/(\bpostgres(?:ql)?:\/\/[^\s:/@]*:)\S*@/gi, `$1${REDACTED}@`],
  [/(\b(?!postgres)[a-z][a-z\d+.-]*:\/\/)[^\s/"'<>]*@/gi, `$1${REDACTED}@`],
  [
    /(\b(?:proxy-)?authorization["']?\s*[:=]\s*["']?(?:(?:bearer|token|basic)\s+)?)[^\s"',;}]+/gi,
    `$1${REDACTED}`,
  ],
  [/(\b(?:bearer|basic)\s+)(?=\S*\d)[\w.~+/=-]{12,}/gi, `$1${REDACTED}`],
  [/(\b(?:set-)?cookie["']?\s*[:=]\s*["']?)[^\r\n"']+/gi, `$1${REDACTED}`],
  [/(\bx-hub-signature(?:-256)?["']?\s*[:=]\s*["']?)[^\s"',;}]+/gi, `$1${REDACTED}`],
  [
    /(\b(?:password|passwd|pgpassword|client_secret|access_token|refresh_token|session_secret|webhook_secret)["']?\s*[=:]\s*["']?)[^\s&"',;}]+/gi,
    `$1${REDACTED}`,
  ],
];

/** @param secrets values that no text may hold, also where they are quoted, encoded or broken into lines */
export function redaction(secrets: readonly string[]): Redact {
  const values = [...new Set(secrets.flatMap(writings))].sort((a, b) => b.length - a.length);
  // One after the other: a regular expression of them all is too large where somebody has set a whole file.
  return (text) => redactShapes(values.reduce((rest, value) => rest.replaceAll(value, REDACTED), text));
}

/** Without any known value. */
export const redactShapes: Redact = (text) =>
  SHAPES.reduce((rest, [shape, by]) => rest.replace(shape, by), text);

/** The ways in which a value gets into a text. */
function writings(secret: string): string[] {
  const lines = secret.split(/[\r\n]+|\\n/).filter((line) => line.trim().length >= SHORTEST_LINE);
  return [secret, ...lines]
    .filter((value) => value.length >= SHORTEST_VALUE)
    .flatMap((value) => [
      value,
      JSON.stringify(value).slice(1, -1),
      inAddress(value),
      inBase64(value),
      inBase64(value).replace(/=+$/, ''),
    ]);
}

function inAddress(value: string): string {
  // A lone half of a surrogate pair has no place in an address.
  return encodeURIComponent(value.toWellFormed());
}

/** UTF-8 in base64, without Node: the domain runs anywhere. */
function inBase64(value: string): string {
  const bytes = new TextEncoder().encode(value.toWellFormed());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
