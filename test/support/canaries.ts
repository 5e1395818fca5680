/** Secrets that no output may hold: all invented, in the shapes that real ones have. */
import { generateKeyPairSync } from 'node:crypto';

const letters = 'Ab3Cd4Ef5Gh6Jk7Mn8Pq9Rs0Tv1Wx2Yz';
const run = (length: number) => letters.repeat(Math.ceil(length / letters.length)).slice(0, length);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An App's installation token as GitHub has given it out since 2026: ghs_<app>_<JWT>. */
export const LONG_INSTALLATION_TOKEN = `ghs_12_${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: 'github', sub: run(60), exp: 1 })}.${run(342)}`;

export const GITHUB_TOKENS: Record<string, string> = {
  'a personal token': `ghp_${run(36)}`,
  'a fine-grained token': `github_pat_${run(22)}_${run(59)}`,
  'an installation token': `ghs_${run(36)}`,
  'a long installation token': LONG_INSTALLATION_TOKEN,
  'a user token': `ghu_${run(36)}`,
  'a refresh token': `ghr_${run(76)}`,
};

/** Whatever a secret is, any eight characters of it in a row are a leak. */
export function isLeaked(secret: string, output: string): string | null {
  const bare = secret.replace(/[\s"'`“”]/g, '');
  for (let start = 0; start + 8 <= bare.length; start += 4) {
    const piece = bare.slice(start, start + 8);
    if (/^[A-Za-z0-9+/_=.-]{8}$/.test(piece) && /\d/.test(piece) && output.includes(piece)) return piece;
  }
  return null;
}

const pem = (kind: 'rsa' | 'ec') =>
  (kind === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  ).privateKey
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();

/** What becomes of a key on its way into a variable. */
export function brokenKeys(): string[] {
  const key = pem('rsa');
  const body = key.replace(/-----[^-]+-----/g, '').trim();
  return [
    key.slice(0, 400),
    key.slice(200),
    key.replace('BEGIN PRIVATE', 'BEGIN PUBLIC'),
    key.replaceAll('PRIVATE KEY', 'CERTIFICATE'),
    key.replace(/-----END[^-]+-----/, ''),
    key.replaceAll('-----', '----'),
    key.replaceAll('\n', ''),
    key.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
    `"${key}"`,
    body,
    body.replaceAll('\n', ''),
    Buffer.from(body).toString('base64'),
    Buffer.from(key.slice(0, 500)).toString('base64'),
    Buffer.from(run(600)).toString('base64'),
    pem('ec'),
  ];
}

/** What becomes of a token or a phrase. */
export const BROKEN: ((secret: string) => string)[] = [
  (secret) => `${secret.slice(0, 12)}\n${secret.slice(12)}`,
  (secret) => `${secret}\r\n${secret}`,
  (secret) => `"${secret}"`,
  (secret) => `'${secret}'`,
  (secret) => `“${secret}”`,
  (secret) => `\`${secret}\``,
  (secret) => `${secret.slice(0, 9)}\u0000${secret.slice(9)}`,
  (secret) => `${secret.slice(0, 9)}\u200b${secret.slice(9)}`,
  (secret) => `${secret}\u001b[0m`,
  (secret) => `${secret}\ufffd`,
  (secret) => `${secret}\ud800${secret}`,
];

/** What breaks a token alone: a phrase may hold spaces and any letters. */
export const BROKEN_TOKENS: ((token: string) => string)[] = [
  ...BROKEN,
  (token) => `Bearer ${token}`,
  (token) => `token ${token}`,
  (token) => `Authorization: token ${token}`,
  (token) => `${token} # mine`,
  (token) => `${token.slice(0, 10)} ${token.slice(10)}`,
  (token) => `${token}€`,
  (token) => `ü${token}`,
  (token) => token.repeat(200),
];

/** What breaks an address; the password is the canary. */
export const BROKEN_ADDRESSES: ((password: string) => string)[] = [
  (password) => `"postgres://hydra:${password}@db.invalid/x"`,
  (password) => `'postgres://hydra:${password}@db.invalid/x'`,
  (password) => `mysql://hydra:${password}@db.invalid/x`,
  (password) => `postgres:/hydra:${password}@db.invalid/x`,
  (password) => `hydra:${password}@db.invalid/x`,
  (password) => `postgres://hydra:${password}/@db.invalid/x`,
  (password) => `postgres://hydra:${password}@b@db.invalid/x`,
  (password) => `postgres://hydra:${password}%zz@db.invalid/x`,
  (password) => `postgres://hydra:${password}\n@db.invalid/x`,
  (password) => `postgres://hydra:${password}@db.invalid:port/x`,
  (password) => `postgres://hydra:${password}@db.invalid/x?password2=${password}`,
  (password) => `postgres://hydra:${password}@db.invalid/x?sslmode=${password}`,
  (password) => `postgres://hydra:${password}@db.invalid,db2.invalid/x`,
  (password) => `host=db.invalid password=${password}`,
  (password) => `pglite:\n${password}`,
];
