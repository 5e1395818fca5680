/** The numbers on a page that lead somewhere, and how many items stand there. */

export interface LinkedNumber {
  /** "12", "62 %", "2.4 days". */
  text: string;
  to: string;
  /** Of the row that it stands in: its heading, and what its last cell says. */
  row: { html: string; last: string };
}

const NUMBER = /^\d[\d,]*(\.\d+)?( (%|minutes?|hours?|days?|weeks?|months?|years?))?$/;

/** Of every row of every table. */
export function linkedNumbers(html: string): LinkedNumber[] {
  return [...html.matchAll(/<tr>([^]*?)<\/tr>/g)].flatMap(([, row]) => {
    const cells = [...row!.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell]) => cell!);
    return cells.flatMap((cell) =>
      [...cell.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^]*?)<\/a>/g)]
        .map(([, to, inside]) => ({ to: to!, text: textOf(inside!) }))
        // The name of a release may look like a number.
        .filter(({ to, text }) => NUMBER.test(text) && !to.includes('/releases/tag/'))
        .map((one) => ({ ...one, row: { html: row!, last: textOf(cells.at(-1)!) } })),
    );
  });
}

/** The items under an id of the page: addresses in their order, and how many it says there are in all. */
export function itemsAt(html: string, id: string): { urls: string[]; total: number } {
  const begins = html.search(new RegExp(`<(ul|div) id="${id}">`));
  if (begins === -1) throw new Error(`nothing on the page has the id ${id}`);
  const tag = html.startsWith('<ul', begins) ? 'ul' : 'div';
  const ends = html.indexOf(`</${tag}>`, begins);
  const lists =
    tag === 'ul'
      ? [html.slice(begins)]
      : html
          .slice(begins, ends)
          .split(/(?=<ul)/)
          .slice(1);
  const read = lists.map((list) => {
    const inside = list.slice(0, list.indexOf('</ul>'));
    const urls = [...inside.matchAll(/<li>(?:<a href="([^"]*)">)?/g)].map(([, url]) => url ?? '');
    const [, all] = /^<\/ul>\n<p>[\d,]+ of ([\d,]+);/.exec(list.slice(list.indexOf('</ul>'))) ?? [];
    return { urls, total: all === undefined ? urls.length : Number(all.replaceAll(',', '')) };
  });
  return {
    urls: read.flatMap(({ urls }) => urls),
    total: read.reduce((sum, { total }) => sum + total, 0),
  };
}

/** What the first two cells of every row say. */
export function rowsOf(html: string): [string, string][] {
  return [...html.matchAll(/<tr>([^]*?)<\/tr>/g)].flatMap(([, row]): [string, string][] => {
    const [name, value] = [...row!.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell]) =>
      textOf(cell!),
    );
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .trim();
}
