/** Addresses of pages: what is asked for stands in them, so that a view can be shared. */

export type Asked = Readonly<Record<string, string | undefined>>;

/** @returns "/queue?community=Springboard", without what is not asked */
export function addressOf(path: string, asked: Asked): string {
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given as [string, string][]).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** What of it another page understands, too. */
export function only(names: readonly string[], asked: Asked): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([name]) => names.includes(name)));
}
