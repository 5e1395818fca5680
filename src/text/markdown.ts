/**
 * Text of strangers (titles, logins, tags, error messages) on its way into Markdown that GitHub renders: it must not
 * call anybody, link anything, close an issue, draw an image or break a table.
 */

/** Titles and names longer than this are cut, and the cut is shown. */
const LONGEST = 120;

/**
 * Control characters, halves of characters, marks that turn the direction of writing, and everything that Unicode
 * lets a program show as nothing: they hide what a reader thinks to see.
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/** One line, nothing invisible, at most `longest` characters. */
export function oneLine(text: string, longest = LONGEST): string {
  const plain = text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(INVISIBLE, '')
    .trim();
  const characters = [...plain];
  return characters.length <= longest
    ? plain
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

const NOTHING = '\u200B';

/**
 * Breaks what GitHub makes of plain text wherever it stands, invisibly for the reader. Sources: GitHub's documentation,
 * "Autolinked references and URLs" and "Basic writing and formatting syntax"; GFM's specification, 6.9 (autolinks).
 */
function inert(text: string): string {
  return (
    text
      // Mentions of people and teams, addresses of e-mail, and commits as user@sha.
      .replace(/@/g, `@${NOTHING}`)
      // Without a reference behind it no keyword closes anything.
      .replace(/#(?=\d)/g, `${NOTHING}#${NOTHING}`)
      .replace(/\b(?:gh(?=-\d)|ghsa(?=-)|cve(?=-\d))/gi, `$&${NOTHING}`)
      // Seven to forty digits may be a commit; no six are.
      .replace(/(?<![\da-z])[\da-f]{7,64}(?![\da-z])/gi, (sha) => sha.replace(/.{6}(?=.)/g, `$&${NOTHING}`))
      .replace(/:\/\//g, `:${NOTHING}//`)
      .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}${NOTHING}.`)
      // Some of GitHub's emoji, such as the one of its mascot, are images; the second colon may be ours. A time is none.
      .replace(/:(?=[\w+-]+:|\d*[a-z_+-][\w+-]*$)/gi, `:${NOTHING}`)
  );
}

/** For running text, headings, lists, table cells and the text of links. */
export function escaped(text: string, longest = LONGEST): string {
  const signs = inert(oneLine(text, longest)).replace(/[\\`*_[\]<>&|~#!]/g, '\\$&');
  return (
    signs
      // At the beginning of a line these would begin a list, draw a rule, or make a heading or a table of the line before.
      .replace(/^(?:[-+]|[-=]+|:?-+:?)(?=\s|$)/, '\\$&')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
      // Math begins with this sign, and GitHub looks for it before it looks for what is escaped.
      .replace(/\$/g, '&#36;')
  );
}

/** For titles of issues, which GitHub shows as they are: one line in which nothing links, calls or closes. */
export function plainTitle(text: string, longest = LONGEST): string {
  return inert(oneLine(text, longest));
}

/** For text between HTML tags, such as <summary>, where Markdown is not read. */
export function escapedHtml(text: string): string {
  return inert(oneLine(text)).replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** Code style; inside it GitHub neither mentions nor references, and nobody is called there either. */
export function code(text: string): string {
  const plain = oneLine(text)
    .replace(/[`|\\]/g, '·')
    .replace(/@/g, `@${NOTHING}`);
  return `\`${plain || ' '}\``;
}

/** A link with a text of ours or already escaped. An address that is none becomes its text alone. */
export function link(text: string, address: string): string {
  const safe = safeAddress(address);
  return safe === null ? text : `[${text}](${safe})`;
}

/**
 * A link to an issue or pull request that leaves no "mentioned this" on the other side: GitHub counts a reference
 * by its address, and not through this host.
 */
export function quietLink(address: string): string {
  return link(code(shortItem(address)), quietAddress(address));
}

/** Another GitHub than github.com has no host that redirects. */
export function quietAddress(address: string): string {
  const url = parsed(address);
  return url !== null && /^(www\.)?github\.com$/.test(url.host)
    ? `https://redirect.github.com${url.pathname}${url.hash}`
    : address;
}

/** How an address on GitHub is said in short: "springboard/hub#12", "springboard/hub 3.1.0". */
export function shortItem(address: string): string {
  const path = parsed(address)?.pathname ?? '';
  const [, repository, number] = /^\/([\w.-]+\/[\w.-]+)\/(?:pull|issues)\/(\d+)/.exec(path) ?? [];
  if (repository !== undefined) return oneLine(`${repository}#${number}`);
  const [, place, kind, rest] =
    /^\/([\w.-]+\/[\w.-]+)(?:\/(releases\/tag|tree|commit|compare|blob\/[^/]+)\/(.+))?\/?$/.exec(path) ?? [];
  if (place === undefined) return oneLine(address.replace(/^https?:\/\//, ''));
  if (rest === undefined) return oneLine(place);
  return oneLine(`${place} ${kind === 'commit' ? `commit ${rest.slice(0, 7)}` : decoded(rest)}`);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export function safeAddress(address: string): string | null {
  const url = parsed(address);
  if (url === null) return null;
  return url.href.replace(/[()|<>\\`[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function parsed(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

/** A table; the cells are escaped already. */
export function table(head: string[], rows: string[][], align: ('left' | 'right')[]): string {
  const rule = head.map((_, column) => (align[column] === 'right' ? '--:' : ':--'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Folded away until asked for. The blank lines are what makes GitHub read Markdown inside. */
export function details(summary: string, body: string): string {
  return `<details>\n<summary>${escapedHtml(summary)}</summary>\n\n${body}\n\n</details>`;
}
