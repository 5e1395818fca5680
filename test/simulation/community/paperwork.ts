/** What happens to an item beside the talk: labels, assignees, milestones, new titles, force pushes. */
import type { Actor, Label } from '../../../src/demo/community/community.ts';
import { DAY_MS, HOUR_MS, type Story } from './item.ts';

export interface Paperwork {
  retitled: number;
  labelled: number;
  furtherLabel: number;
  unlabelled: number;
  assigned: number;
  milestone: number;
}

export function paperwork(
  story: Story,
  habits: Paperwork,
  opened: number,
  maintainer: (time: number) => Actor,
): void {
  const { chance } = story;
  const within = (hours: number) => opened + chance.logNormal(hours * HOUR_MS, 2);
  if (chance.happens(habits.labelled)) {
    let [label, time] = [labelOf(story), within(6)];
    story.label(time, maintainer(time), label);
    while (chance.happens(habits.furtherLabel)) {
      [label, time] = [labelOf(story), within(6)];
      story.label(time, maintainer(time), label);
    }
    if (chance.happens(habits.unlabelled / habits.labelled))
      story.event(time + chance.logNormal(3 * DAY_MS, 2), 'UnlabeledEvent', maintainer(time), { label });
  }
  if (chance.happens(habits.assigned))
    story.event(within(24), 'AssignedEvent', maintainer(opened), { assignee: maintainer(opened) });
  if (chance.happens(habits.milestone))
    story.event(within(72), 'MilestonedEvent', maintainer(opened), { milestoneTitle: 'Next' });
}

/** @param earlier the title it had before */
export function retitle(
  story: Story,
  habits: Paperwork,
  opened: number,
  by: Actor | null,
  currentTitle: string,
  earlier: () => string,
): void {
  const { chance } = story;
  if (!chance.happens(habits.retitled)) return;
  const time = opened + chance.logNormal(DAY_MS, 2);
  story.event(time, 'RenamedTitleEvent', by, { previousTitle: earlier(), currentTitle });
}

function labelOf({ repository, chance }: Story): Label {
  return chance.pick(repository.labels);
}

/** What the timeline put on and did not take off. */
export function labelsOf(story: Story): Label[] {
  const worn = new Set<Label>();
  for (const { entry } of story.inOrder())
    if ('label' in entry && entry.label) {
      if (entry.__typename === 'LabeledEvent') worn.add(entry.label);
      else worn.delete(entry.label);
    }
  return [...worn];
}
