/** Addresses of drawings and badges, ready to be put into a README, an issue or a page elsewhere. */
import { foldInHtml, tableInHtml, words } from './blocks.ts';
import { inHtml } from './html.ts';

export const EMBED_TITLE = 'Drawings for other places';

export interface Embeddable {
  name: string;
  /** Whole, where it is known under which address this server is reached. */
  address: string;
}

export interface Embedding {
  /** null = none is chosen, and there is more than one. */
  community: string | null;
  /** Among which it can be chosen, each with the page's address. */
  choices: readonly { name: string; address: string }[];
  drawings: readonly Embeddable[];
  badges: readonly Embeddable[];
  /** signed: pages are shown to few, and each address to whoever has it. none: they are shown to few, and nothing signs. */
  access: 'public' | 'signed' | 'none';
  /** The day from which signed addresses show nothing any more; null = they have no end. */
  until: string | null;
  isAddressKnown: boolean;
}

/** @returns HTML */
export function embed({
  community,
  choices,
  drawings,
  badges,
  access,
  until,
  isAddressKnown,
}: Embedding): string {
  if (access === 'none')
    return '<p>These pages are shown to whoever sits at this machine. For addresses that others can open, set up <a href="https://github.com/2i2c-org/headwater/blob/main/docs/dashboard.md#who-sees-it">sign-in</a>, or make the pages public.</p>';
  if (community === null)
    return `<p>A drawing is of one community:</p>
<ul>${choices.map(({ name, address }) => `<li><a href="${inHtml(address)}">${words(name)}</a></li>`).join('')}</ul>`;
  return [
    `<p>Markdown for a README, an issue or a wiki. Every drawing is kept up to date where it stands. ${
      access === 'public'
        ? 'The pages are public, and so are the drawings.'
        : `Whoever has one of these addresses sees that drawing, without signing in, and nothing else; ${until === null ? 'they have no end' : `from ${inHtml(until)} on they show nothing`}. A new <code>SESSION_SECRET</code> ends all of them.`
    }</p>`,
    isAddressKnown ? '' : '<p>Put this server’s address before each, or set <code>HEADWATER_URL</code>.</p>',
    `<h2>Drawings of ${words(community)}</h2>`,
    table('Drawings', drawings, community),
    foldInHtml('Badges, one for each figure', table('Badges', badges, community)),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

function table(label: string, all: readonly Embeddable[], community: string): string {
  return tableInHtml(
    {
      label,
      head: [label, 'Markdown'],
      rows: all.map(({ name, address }) => [
        `<a href="${inHtml(address)}">${words(name)}</a>`,
        `<code>${inHtml(`![${inBrackets(`${name}, ${community}`)}](${address})`)}</code>`,
      ]),
    },
    [1],
  );
}

/** Words of strangers between the brackets of an image. */
function inBrackets(text: string): string {
  return text.replace(/[\s[\]\\`<>!*_~|&@#]+/g, ' ').trim();
}
