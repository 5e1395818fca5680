/** What became of an iteration's picks, and what of them goes on into the next. */
import type { Lane } from './candidate.ts';

export interface PickedItem {
  node_id: string;
  lane: Lane;
  url: string;
  title: string;
  /** ISO instant of its end; null = it is open. */
  ended_at: string | null;
  is_merged: boolean;
  /** When the team first did something in it after it was picked; null = nothing yet. */
  first_act_at: string | null;
}

/** A pull request that the team brought to an end without having picked it. */
export interface Unplanned {
  url: string;
  title: string;
}

export interface Outcome {
  done: PickedItem[];
  open: PickedItem[];
  unplanned: Unplanned[];
}

/** @param end of the iteration (ISO); what ended later was open then */
export function outcomeOf(
  picked: readonly PickedItem[],
  unplanned: readonly Unplanned[],
  end: string,
): Outcome {
  const isDone = ({ ended_at }: PickedItem) => ended_at !== null && Date.parse(ended_at) < Date.parse(end);
  return {
    done: picked.filter(isDone),
    open: picked.filter((one) => !isDone(one)),
    unplanned: [...unplanned],
  };
}

/** @returns node ids of what is still open: begun work first, then in the order of the last list */
export function carriedOver(picked: readonly PickedItem[]): string[] {
  const open = picked.filter(({ ended_at }) => ended_at === null);
  const [begun, untouched] = [
    open.filter((one) => one.first_act_at !== null),
    open.filter((one) => one.first_act_at === null),
  ];
  return [...begun, ...untouched].map(({ node_id }) => node_id);
}
