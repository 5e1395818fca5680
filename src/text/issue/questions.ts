/** What only people know: the questions, and how to answer and correct them beneath the issue. */
import type { Report, TagQuality } from '../../domain/report/report.ts';
import { count, counted } from '../figures.ts';
import { code, escaped } from '../markdown.ts';
import type { Fold } from '../report/message.ts';

/** More nobody answers at a sitting. */
const LISTED = 10;

export function questions({ data_quality }: Report): Fold {
  const asked = data_quality.tags.filter(({ is_question }) => is_question);
  const left = asked.length - LISTED;
  const list = [
    ...asked.slice(0, LISTED).map(question),
    ...(left > 0 ? [`- … and ${count(left)} more; \`headwater audit\` lists all.`] : []),
  ].join('\n');
  const title = `Questions and corrections${asked.length === 0 ? '' : `: who released ${counted(asked.length, 'version')}?`}`;
  return { title, body: [list, answersHelp()].filter((block) => block !== '').join('\n\n') };
}

/** Each names the command that answers it. */
function question({ repository, tag, what }: TagQuality): string {
  return `- ${code(`${repository} ${tag}`)}: ${escaped(what, 160)}. ${code(`/released ${repository} ${tag} by LOGIN`)}`;
}

/** The commands, as /help has them. */
export function answersHelp(): string {
  return [
    '**Answer in a comment**, each on a line of its own, if you may write in this repository:',
    '',
    '- `/released OWNER/NAME TAG by LOGIN`: who released it',
    '- `/bot LOGIN`, `/person LOGIN`: an account is a bot, or a person',
    '- `/undo OWNER/NAME TAG`, `/undo LOGIN`: what was said of it counts no longer',
    '- `/help`: these lines',
    '',
    'The next look at this issue counts what you said. Where the configuration says something, that counts.',
  ].join('\n');
}
