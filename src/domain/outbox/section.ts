/**
 * A section of ours in somebody else's text: between two invisible lines, of which the first says what stands there.
 * Markers can be forged, so nothing is replaced because it stands between them: of what is there only lines that we wrote
 * ourselves (as the ledger keeps them) are ever changed. What people wrote, ticked or took out inside stays as they have it.
 */

export interface Section {
  /** See WantedText. */
  key: string;
  /** What it should say. */
  wanted: string;
  /** Changes with `wanted`: shows which of our texts GitHub kept. */
  stamp: string;
  /** Every text that we sent for it, by its stamp: what we wrote before people had a part in it. */
  written: Readonly<Record<string, string>>;
  /** GitHub accepted one of them. */
  was_there: boolean;
}

export type Spliced =
  | { outcome: 'write'; body: string }
  /** It says what it should. */
  | { outcome: 'same' }
  /** It was there, and somebody took it out. */
  | { outcome: 'taken out' };

/** @param body the whole text as it stands now */
export function splice(body: string, section: Section): Spliced {
  const text = body.replace(/\r\n?/g, '\n');
  const place = placeOf(text, section.key);
  const framed = (inside: string) =>
    `${opening(section.key, section.stamp)}\n${inside.trim()}\n${closing(section.key)}`;
  const base = place === null ? undefined : section.written[place.stamp];
  if (place === null && section.was_there) return { outcome: 'taken out' };
  // What stands between markers that we know nothing of is somebody's: ours goes below.
  if (place === null || base === undefined) {
    const before = text.trimEnd();
    return { outcome: 'write', body: `${before === '' ? '' : `${before}\n\n`}${framed(section.wanted)}\n` };
  }
  const inside = merged(place.inside, base, section.wanted);
  const spliced = `${text.slice(0, place.from)}${framed(inside)}${text.slice(place.to)}`;
  return spliced === text ? { outcome: 'same' } : { outcome: 'write', body: spliced };
}

/** Which of our texts stands there, by its stamp; null = there is no section. */
export function stampIn(body: string, key: string): string | null {
  return placeOf(body.replace(/\r\n?/g, '\n'), key)?.stamp ?? null;
}

/** The text around the section: what is not ours to change. */
export function around(body: string, key: string): string {
  const text = body.replace(/\r\n?/g, '\n');
  const place = placeOf(text, key);
  return place === null ? text : `${text.slice(0, place.from)}${text.slice(place.to)}`;
}

function opening(key: string, stamp: string): string {
  return `<!-- headwater: ${key} ${stamp} -->`;
}

function closing(key: string): string {
  return `<!-- /headwater: ${key} -->`;
}

interface Place {
  from: number;
  to: number;
  inside: string;
  stamp: string;
}

/** The last opening line with its closing one: a copy of ours further up is somebody's. */
function placeOf(text: string, key: string): Place | null {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const last = [...text.matchAll(new RegExp(`^<!-- headwater: ${escaped} ([0-9a-f]+) -->$`, 'gm'))].at(-1);
  if (last === undefined) return null;
  const begin = last.index + last[0].length;
  const end = text.indexOf(closing(key), begin);
  if (end < 0) return null;
  return {
    from: last.index,
    to: end + closing(key).length,
    inside: text.slice(begin, end).trim(),
    stamp: last[1]!,
  };
}

const TICKED = /^(\s*[-*+] )\[[xX]\] /;
const UNTICKED = /^(\s*[-*+] )\[ \] /;

/**
 * Line by line. A line of theirs that we did not write stays: in the place of ours where it is about the same item, else
 * after what it followed, else at the end. A line of ours that they took out is not written again.
 */
function merged(theirs: string, base: string, ours: string): string {
  const now = theirs.trim().split('\n');
  const before = base.trim().split('\n');
  const written = new Set(before.map(unticked));
  const present = new Set(now.map(itemOf));
  const takenOut = new Set(before.map(itemOf).filter((item) => item !== '' && !present.has(item)));
  const ticked = new Set(now.filter((line) => TICKED.test(line)).map(itemOf));

  const lines = ours
    .trim()
    .split('\n')
    .filter((line) => !takenOut.has(itemOf(line)));
  let anchor: string | null = null;
  for (const [index, line] of now.entries()) {
    const item = itemOf(line);
    if (line.trim() === '') continue;
    if (!written.has(unticked(line))) {
      const same = lines.findIndex((one) => itemOf(one) === item);
      if (same >= 0) lines[same] = line;
      else {
        const after = anchor === null ? -1 : lines.findLastIndex((one) => itemOf(one) === anchor);
        const isApart = index > 0 && now[index - 1]!.trim() === '';
        // What it followed is gone: at the end, below the new text.
        const place = anchor !== null && after < 0 ? lines.length : after + 1;
        lines.splice(place, 0, ...(isApart || place === lines.length ? ['', line] : [line]));
      }
    }
    anchor = item;
  }
  return lines
    .map((line) => (ticked.has(itemOf(line)) ? line.replace(UNTICKED, '$1[x] ') : line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function unticked(line: string): string {
  return line.replace(TICKED, '$1[ ] ');
}

/** What a line is about: the first address in it, else the line itself; '' = a blank line. */
function itemOf(line: string): string {
  return /\]\((https?:[^\s)]+)\)/.exec(line)?.[1] ?? unticked(line).trim();
}
