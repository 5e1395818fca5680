/** An issue as somebody sees it who opens it: its title, what is not folded away, and what the folds are called. */
export function postedInShort({ title, body }: { title: string; body: string }): string {
  const [head = '', ...folds] = body.split('<details>\n');
  const names = folds.map((fold) => /<summary>(.*?)<\/summary>/.exec(fold)?.[1] ?? '');
  return `\n# ${title}\n\n${head.trim()}\n\nFolded away: ${names.join(' · ')}.\n`;
}
