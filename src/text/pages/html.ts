/** The frame of every page: one title, one way around, no style and no script inside; where drawings are, one script beside. */
import { moment } from '../figures.ts';
import { addressOf, only, type Asked } from './address.ts';

/** What XML cannot hold at all, and HTML does not need. */
const NOT_TEXT = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;

/** What can stand in any document. */
export function asText(text: string): string {
  return text.toWellFormed().replace(NOT_TEXT, '');
}

/** For text and for the values of attributes, in HTML, SVG and Atom. */
export function inHtml(text: string): string {
  return asText(text).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/** By which a page can be narrowed. */
export const SCOPE_NAMES = ['community', 'repository', 'as_of'] as const;
const WINDOW_NAMES = ['week', 'iteration', 'from', 'to'] as const;
const ALL_NAMES = [...WINDOW_NAMES, ...SCOPE_NAMES];

/** `takes`: what of the present view holds there, too. */
export const PLACES: readonly { path: string; name: string; takes: readonly string[] }[] = [
  { path: '/', name: 'Overview', takes: ALL_NAMES },
  { path: '/responsiveness', name: 'Responsiveness', takes: ALL_NAMES },
  { path: '/people', name: 'People', takes: ALL_NAMES },
  { path: '/releases', name: 'Releases', takes: ALL_NAMES },
  { path: '/queue', name: 'Queue', takes: SCOPE_NAMES },
  { path: '/attention', name: 'Whose turn', takes: SCOPE_NAMES },
  { path: '/quality', name: 'Data quality', takes: SCOPE_NAMES },
  { path: '/definitions', name: 'Definitions', takes: [] },
];

/** Where the scripts of drawings are. */
export interface PageScripts {
  /** Small: waits until somebody reaches for a drawing. */
  load: string;
  /** What it loads then. */
  charts: string;
}

export interface Page {
  /** What it is about, in plain text. */
  title: string;
  /** Of PLACES. */
  path: string;
  institution: string;
  /** When what it shows was computed, as an ISO instant; null = it holds at any time. */
  computed_at: string | null;
  /** More is known since, and it is being computed anew. */
  is_behind?: boolean;
  /** Whoever sees it is signed in. */
  hasAccount?: boolean;
  /** HTML: what it is narrowed to, and how else it can be; '' = it cannot. */
  filters?: string;
  /** What was asked for in the address. */
  asked?: Asked;
  /** HTML. */
  body: string;
  /** The same as data, by its path; null = there is none. */
  json: string | null;
  /** Taken where the body holds a drawing. */
  scripts?: PageScripts;
}

export function pageInHtml({
  title,
  path,
  institution,
  computed_at,
  is_behind = false,
  hasAccount = false,
  filters = '',
  asked = {},
  body,
  json,
  scripts,
}: Page): string {
  const links = PLACES.map(
    ({ path: to, name, takes }) =>
      `<li><a href="${inHtml(addressOf(to, only(takes, asked)))}"${to === path ? ' aria-current="page"' : ''}>${name}</a></li>`,
  );
  const told = [
    computed_at === null
      ? ''
      : `As of <time datetime="${inHtml(computed_at)}">${moment(computed_at)}</time>${is_behind ? ', being brought up to date' : ''}.`,
    json === null
      ? ''
      : `The same as data: <a href="${inHtml(json)}">JSON</a>, <a href="/api/v1/openapi.json">described</a>.`,
    '<a href="/feed.atom">Feed of weekly reports</a>, <a href="/embed">drawings for other places</a>.',
    'Public repositories only; nobody is ranked.',
    hasAccount ? '<a href="/auth">Your sign-in</a>.' : '',
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${inHtml(title)} · ${inHtml(institution)}</title>
<link rel="stylesheet" href="/assets/page.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="alternate" href="/feed.atom" type="application/atom+xml" title="Weekly reports">${scripts && body.includes(' data-drawing=') ? `\n<script type="module" src="${scripts.load}" data-charts="${scripts.charts}"></script>` : ''}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><p>${inHtml(institution)} upstream</p>
<nav aria-label="Pages"><ul>${links.join('')}</ul></nav></header>
<main id="main" tabindex="-1">
<h1>${inHtml(title)}</h1>
${filters}
${body}
</main>
<footer><p>${told.filter((words) => words !== '').join(' ')}</p></footer>
</body>
</html>
`;
}
