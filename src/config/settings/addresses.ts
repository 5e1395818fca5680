/** Addresses among the settings: GitHub's, Headwater's own, and where it listens. */
import { isIP } from 'node:net';
import type { Reading } from './reading.ts';

/** @returns both without a slash at the end */
export function addressesOfGitHub({ value, refuse }: Reading): { rest_url: string; graphql_url: string } {
  const standard = enterpriseServer({ value, refuse }) ?? 'https://api.github.com';
  const rest_url = address('GITHUB_API_URL', 'https://api.github.com', { value, refuse }) ?? standard;
  // GitHub Enterprise Server serves REST under /api/v3 and GraphQL beside it.
  const beside = rest_url.endsWith('/api/v3') ? rest_url.replace(/v3$/, 'graphql') : `${rest_url}/graphql`;
  const graphql_url = address('GITHUB_GRAPHQL_URL', 'https://api.github.com/graphql', { value, refuse });
  return { rest_url, graphql_url: graphql_url ?? beside };
}

/**
 * Where GitHub's pages are, without a slash at the end: GitHub Enterprise Server serves them where its API is, GitHub
 * Enterprise Cloud with data residency beside it.
 */
export function githubPages(restUrl: string): string {
  if (restUrl.endsWith('/api/v3')) return new URL(restUrl).origin;
  const [, tenant] = /^https:\/\/api\.([^/.]+\.ghe\.com)$/i.exec(restUrl) ?? [];
  return `https://${tenant ?? 'github.com'}`;
}

/** GHE_HOST and GHE_PROTOCOL are Probot's: a host, perhaps with its port. */
function enterpriseServer({ value, refuse }: Reading): string | null {
  const protocol = value('GHE_PROTOCOL') ?? 'https';
  if (!/^https?$/.test(protocol)) refuse('GHE_PROTOCOL', 'is neither https nor http; write one of them.');
  const host = value('GHE_HOST');
  if (host === null) return null;
  // Neither github.com nor its tenants are servers of one's own.
  const [, cloud] = /^(?:api\.)?(github\.com|[^.:]+\.ghe\.com)\.?$/i.exec(host) ?? [];
  if (cloud !== undefined) return `https://api.${cloud.toLowerCase()}`;
  if (isHostAndPort(host)) return `${protocol}://${host}/api/v3`;
  refuse(
    'GHE_HOST',
    `is not a host alone; write it like github.example.org or github.example.org:8443, without https:// and without a path (GHE_PROTOCOL says which protocol).`,
  );
  return null;
}

/** Where Headwater itself can be reached. null = nobody said. */
export function publicUrl(reading: Reading): string | null {
  return address('HEADWATER_URL', 'https://headwater.example.org', reading);
}

export function listensOn({ value, refuse }: Reading): { host: string; port: number } {
  const host = value('HOST') ?? 'localhost';
  if (!isHost(host) && isIP(host) === 0)
    refuse('HOST', 'is not a host; write a name or an address such as 0.0.0.0.');
  const port = value('PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    refuse('PORT', 'is not a port; write a whole number from 0 to 65535.');
  return { host, port: Number(port) };
}

/** An http(s) address without user, query and fragment, and with nothing odd in it. */
function address(name: string, example: string, { value, refuse }: Reading): string | null {
  const text = value(name);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = /^https?:\/\/[^\s/\\?#"'<>]/i.test(text) && !/[\s\p{Cc}\\"'<>]/u.test(text);
  if (url === null || !isPlain) refuse(name, `is not an address; write one such as ${example}.`);
  else if (url.username !== '' || url.password !== '')
    refuse(name, `has a user name or password in it; write the address alone, such as ${example}.`);
  else if (url.search !== '' || url.hash !== '' || text.includes('?') || text.includes('#'))
    refuse(name, `has a query or a fragment; write the address alone, such as ${example}.`);
  else if (!isHost(url.hostname) && !url.hostname.startsWith('['))
    refuse(name, `has no host that can be; write one such as ${example}.`);
  // With its host in lower case, as it is compared.
  else return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  return null;
}

function isHostAndPort(text: string): boolean {
  const [, host = '', port] = /^(\[[\da-f:.]+\]|[^:]*)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false;
  return host.startsWith('[') ? isIP(host.slice(1, -1)) === 6 : isHost(host);
}

/** A name of at most 253 characters, its labels of letters, digits and hyphens; an IPv4 address is one, too. */
function isHost(text: string): boolean {
  return (
    text.length <= 253 &&
    /^[\p{L}\d_]([\p{L}\d_-]*[\p{L}\d])?(\.[\p{L}\d_]([\p{L}\d_-]*[\p{L}\d])?)*\.?$/u.test(text)
  );
}
