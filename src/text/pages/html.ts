/** The frame of every page: one title, one way around, no script, no style of its own. */
import { moment } from '../figures.ts';

export function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

export const PLACES = [
  { path: '/', name: 'Overview' },
  { path: '/queue', name: 'Queue' },
  { path: '/attention', name: 'Whose turn' },
  { path: '/quality', name: 'Data quality' },
  { path: '/definitions', name: 'Definitions' },
] as const;

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
  /** HTML. */
  body: string;
  /** The same as data, by its path; null = there is none. */
  json: string | null;
}

export function pageInHtml(page: Page): string {
  const { title, path, institution, computed_at, is_behind, body, json } = page;
  const links = PLACES.map(
    ({ path: to, name }) =>
      `<li><a href="${to}"${to === path ? ' aria-current="page"' : ''}>${name}</a></li>`,
  );
  const told = [
    computed_at === null
      ? ''
      : `As of <time datetime="${inHtml(computed_at)}">${moment(computed_at)}</time>${is_behind === true ? ', being brought up to date' : ''}.`,
    json === null ? '' : `The same as data: <a href="${inHtml(json)}">JSON</a>.`,
    'Public repositories only; nobody is ranked.',
    page.hasAccount === true ? '<a href="/auth">Your sign-in</a>.' : '',
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
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><p>${inHtml(institution)} upstream</p>
<nav aria-label="Pages"><ul>${links.join('')}</ul></nav></header>
<main id="main" tabindex="-1">
<h1>${inHtml(title)}</h1>
${body}
</main>
<footer><p>${told.filter((words) => words !== '').join(' ')}</p></footer>
</body>
</html>
`;
}
