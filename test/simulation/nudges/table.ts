/** How much a year of reminders comes to: comments per pull request, and per person. */
import { DAY, type RecordedYear } from './recorded-year.ts';

export function table({ said, requested, terms, mornings, seen, heldBack }: RecordedYear): string {
  const rows = terms.map(({ repo_id, repository }) => {
    const own = said.filter((one) => one.repo_id === repo_id);
    const asked = requested.filter((one) => one.repo_id === repo_id);
    return `| \`${repository}\` | ${figures(own)} | ${calls(asked)} |`;
  });
  return [
    `${mornings} mornings, ${seen} open pull requests, ${heldBack} turns left alone.`,
    '',
    '| repository | comments | to authors | on one: 1 / 2 / 3 / 4 | mentions | per person: median / most | in a week, most | reviews asked for | people asked: most of one |',
    '|:--|--:|--:|:-:|--:|:-:|--:|--:|:-:|',
    ...rows,
    `| all | ${figures(said)} | ${calls(requested)} |`,
    '',
  ].join('\n');
}

function calls(requested: RecordedYear['requested']): string {
  const perPerson = [...Map.groupBy(requested, ({ person }) => person).values()].map((all) => all.length);
  return `${requested.length} | ${perPerson.length === 0 ? '–' : `${perPerson.length}: ${Math.max(...perPerson)}`}`;
}

type Said = RecordedYear['said'];

function figures(said: Said): string {
  const counts = (groups: Map<unknown, Said>) =>
    [...groups.values()].map((all) => all.length).sort((a, b) => a - b);
  const perItem = counts(Map.groupBy(said, ({ repo_id, number }) => `${repo_id} ${number}`));
  const mentions = said.filter(({ mentioned }) => mentioned !== null);
  const perPerson = counts(Map.groupBy(mentions, ({ mentioned }) => mentioned));
  const inWeek = mentions.map(
    ({ mentioned, at }) =>
      mentions.filter((one) => one.mentioned === mentioned && one.at > at - 7 * DAY && one.at <= at).length,
  );
  const onOne = [1, 2, 3, 4].map((n) => perItem.filter((count) => count === n).length).join(' / ');
  const person =
    perPerson.length === 0 ? '–' : `${perPerson[Math.floor(perPerson.length / 2)]} / ${perPerson.at(-1)}`;
  const toAuthors = said.filter(({ party }) => party === 'author').length;
  return `${said.length} | ${toAuthors} | ${onOne} | ${mentions.length} | ${person} | ${Math.max(0, ...inWeek)}`;
}
