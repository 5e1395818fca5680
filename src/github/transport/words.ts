/** What somebody else wrote, fit for one line of ours: no secret, no line break, no page of HTML, never cut inside an address. */
import { redactShapes } from '../../domain/settings/redaction.ts';
import { webPage } from './wire.ts';

/** GitHub's longest refusals have some 400 characters. */
const LONGEST = 1_000;

export function words(text: string, longest = LONGEST): string {
  const line = redactShapes(webPage(text) ?? text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest + 1);
  const end = cut.lastIndexOf(' ');
  return end > 0 ? `${cut.slice(0, end)} …` : `${[...cut].slice(0, longest).join('')}…`;
}
