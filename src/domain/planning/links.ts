/**
 * References to pull requests in what people write: full addresses, also through redirect hosts (which people use so
 * that no back-link shows upstream), and GitHub's short form owner/name#12. GitHub gives issues and pull requests one
 * series of numbers and forwards /issues/12 to the pull request, so both forms of address name the same thing.
 */

export interface PullRequestReference {
  /** owner/name in lower case. */
  repository: string;
  number: number;
}

/** Hosts that forward to GitHub's page of the same path. */
const REDIRECT_HOSTS = ['redirect.github.com', 'togithub.com', 'www.togithub.com', 'www.github.com'];
/** Logins of managed users have an underscore inside. */
const OWNER = String.raw`[a-z\d](?:[a-z\d-]|_(?=[a-z\d])){0,99}`;
const NAME = String.raw`[\w.-]{1,100}`;
/**
 * What may stand before a reference: the begin of a line, a blank, brackets, quotes, marks of emphasis, punctuation. Not a
 * word, nor a path that goes on into it (a/owner/name#1), nor an account (@owner/name#1).
 */
const BEFORE = String.raw`(?<![a-z\d/@\\]|[a-z\d][._-]|[a-z\d]:\/)`;
/** What may follow its number: anything but more of a word; `_` and `*` close an emphasis. */
const AFTER = String.raw`(?!_*[a-z\d])`;
/** What GitHub does not show as a link: code, and what the reader does not see at all. */
const NO_LINKS =
  /<!--[\s\S]*?(?:-->|$)|^[ \t>]*(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:^[ \t>]*\1[`~]*[ \t]*$|$(?![\s\S]))|(?<!`)(`+)(?!`)(?:(?!\n\s*\n)[\s\S]){1,500}?(?<!`)\2(?!`)/gm;

/**
 * @param text Markdown or plain text
 * @param host of the GitHub in question, where it is not github.com
 * @param home owner/name of the repository that the text stands in, for the bare form #12; null = there is none
 * @returns every reference once, in the order of their first mention; whether there is such a pull request is for the
 *   reader to find out
 */
export function referencesIn(
  text: string,
  { host = 'github.com', home = null }: { host?: string; home?: string | null } = {},
): PullRequestReference[] {
  const hosts = [host, ...REDIRECT_HOSTS].map((name) => name.replaceAll('.', String.raw`\.`)).join('|');
  const forms = [
    // An address: its path may go on (/files, #issuecomment-1, ?w=1), its number may not.
    String.raw`(?:(?<![a-z\d+.-])https?:\/\/|${BEFORE})(?:${hosts})\/(${OWNER})\/(${NAME})\/(?:pull|issues)\/(\d{1,9})${AFTER}`,
    String.raw`${BEFORE}(${OWNER})\/(${NAME})#(\d{1,9})${AFTER}`,
    ...(home === null ? [] : [String.raw`(?<![\w./#&\\-])(?:#|gh-)(\d{1,9})${AFTER}`]),
  ];
  const found = new Map<string, PullRequestReference>();
  const shown = text.replace(NO_LINKS, ' ');
  for (const match of shown.matchAll(new RegExp(forms.join('|'), 'gi'))) {
    const [, owner, name, number, shortOwner, shortName, shortNumber, bare] = match;
    const repository = bare === undefined ? `${owner ?? shortOwner}/${name ?? shortName}` : home!;
    const reference = {
      repository: repository.toLowerCase(),
      number: Number(number ?? shortNumber ?? bare),
    };
    if (reference.number > 0) found.set(`${reference.repository}#${reference.number}`, reference);
  }
  return [...found.values()];
}
