/** A browser that has cookies and follows nothing by itself: it asks an application in this process, and others over HTTP. */
import type { WebApp } from '../../src/web/server.ts';

export interface TestBrowser {
  /** By name, with their prefixes. */
  cookies: Map<string, string>;
  get(address: string, headers?: Record<string, string>): Promise<Response>;
  post(address: string, headers?: Record<string, string>): Promise<Response>;
  /** Everything that was ever set, as it was written. */
  set: string[];
}

/** @param origin under which the application is reached */
export function testBrowser(app: WebApp, origin: string): TestBrowser {
  const cookies = new Map<string, string>();
  const set: string[] = [];
  const ask = async (method: string, address: string, headers: Record<string, string> = {}) => {
    const url = new URL(address, origin);
    if (url.origin !== origin) return fetch(url, { method, redirect: 'manual' });
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.request(url.href, {
      method,
      headers: { ...(cookie ? { cookie } : {}), ...headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      set.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0\b/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    set,
    get: (address, headers) => ask('GET', address, headers),
    post: (address, headers) => ask('POST', address, headers),
  };
}
