/** Since when what is planned. */
import { DAY_MS } from '../community/item.ts';
import { wholeSecond } from '../community/plan.ts';
import { pickPerson } from './people.ts';
import { PlanningItems, type Purpose } from './planning-items.ts';
import type { Spelling, Fixture } from './fixture.ts';
import { stepOf, WRITINGS, type Form } from './forms.ts';
import { anySpelling } from './words.ts';

const USUAL_FORMS: readonly Form[] = ['new_issue', 'comment', 'edited_into_issue', 'pull_request_card'];

export interface Wish {
  form?: Form;
  purpose?: Purpose;
  spelling?: Spelling;
}

export class Planning extends PlanningItems {
  /** From `time` on a planning item names the pull request, as far as GitHub can tell. */
  plan(pull: Fixture, at: number, wish: Wish = {}): void {
    const time = wholeSecond(at);
    // Which of two plans of one second came first, nobody could tell.
    if (pull.planned.some((link) => link.at === time)) return;
    const chance = this.simulation.chance();
    const by = pickPerson(chance, this.simulation.people.membersAt(time));
    const form = this.#possible(pull, wish.form ?? chance.pick(USUAL_FORMS));
    const purpose =
      wish.purpose ?? chance.pick(['directed', 'foundational', 'foundational', 'neither'] as const);
    const as = wish.spelling ?? anySpelling(chance);
    const item = WRITINGS[form](stepOf(this, { pull, time, by, purpose, as }, chance));
    pull.planned.push({ at: time, item });
  }

  /** Nothing stands twice on one board. */
  #possible(pull: Fixture, form: Form): Form {
    const hasCard = pull.actions.some((action) => action.what === 'card' && action.isRead);
    return form === 'pull_request_card' && hasCard ? 'comment' : form;
  }

  /** A planning issue names it, but nobody can tell since when: the versions that could are gone, and no reference was left. */
  planUnknown(pull: Fixture, time: number, lastEdit: number | null): void {
    const chance = this.simulation.chance();
    const by = pickPerson(chance, this.simulation.people.membersAt(time));
    const item = this.issue(time - 3 * DAY_MS, by, ['What we would like to do:\n'], 'foundational');
    item.body!.additions.push({ at: time, pieces: ['- ', { to: pull, as: 'redirect' }, '\n'] });
    if (lastEdit !== null) item.body!.edits.push(lastEdit);
    item.body!.lostBefore = lastEdit ?? Infinity;
    pull.planned.push({ at: null, item });
  }
}
