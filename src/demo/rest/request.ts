/** REST requests and answers, and GitHub's way of cutting lists into pages. */

export interface RestAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Absent = no content. */
  body?: unknown;
}

/** `base` is the address of the API's root ("http://127.0.0.1:1234", or with "/api/v3"); `path` begins after it. */
export interface RestRequest {
  method: string;
  base: string;
  path: string;
  query: URLSearchParams;
  /** What the path says where the route has ":name". */
  params: Record<string, string>;
  /** Parsed; null = there was none. */
  body: unknown;
  authorization: string;
}

const DOCUMENTATION = 'https://docs.github.com/rest';
const PER_PAGE = 30;
const PER_PAGE_LIMIT = 100;

/** GitHub's error body. */
export function message(status: number, text: string, headers?: Record<string, string>): RestAnswer {
  const answer: RestAnswer = {
    status,
    body: { message: text, documentation_url: DOCUMENTATION, status: String(status) },
  };
  if (headers) answer.headers = headers;
  return answer;
}

/** The part of a list that was asked for, and the links to the others. */
export function pageOf<T>(
  list: readonly T[],
  request: RestRequest,
): { rows: T[]; headers: Record<string, string> } {
  const { size, page } = pageAsked(request);
  const headers = links(request, `${request.base}${request.path}`, list.length);
  return { rows: list.slice((page - 1) * size, page * size), headers };
}

export function pageAsked({ query }: RestRequest): { size: number; page: number } {
  return {
    size: Math.min(PER_PAGE_LIMIT, positive(query.get('per_page')) ?? PER_PAGE),
    page: positive(query.get('page')) ?? 1,
  };
}

export function links(request: RestRequest, home: string, total: number): Record<string, string> {
  const { size, page } = pageAsked(request);
  const last = Math.max(1, Math.ceil(total / size));
  const link = (to: number, rel: string) => {
    const next = new URLSearchParams(request.query);
    next.set('page', String(to));
    return `<${home}?${next.toString()}>; rel="${rel}"`;
  };
  const all = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return all.length ? { link: all.join(', ') } : {};
}

function positive(text: string | null): number | null {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}
