/**
 * The table of events: what each delivery touches. A delivery is a hint: it says what to read again, and GitHub then says
 * what is so; only what GitHub cannot be asked for later is taken from the payload itself.
 */
import { accountEvents } from './account-events.ts';
import { commitEvents } from './commit-events.ts';
import { installationEvents } from './installation-events.ts';
import { itemEvents } from './item-events.ts';
import { MalformedPayload, type Payload } from './payload.ts';
import { planningEvents } from './planning-events.ts';
import { repositoryEvents } from './repository-events.ts';
import { nothing, type EventRule, type Touched } from './touched.ts';

export const EVENTS: Readonly<Record<string, EventRule>> = {
  ...itemEvents,
  ...planningEvents,
  ...repositoryEvents,
  ...commitEvents,
  ...accountEvents,
  ...installationEvents,
};

/**
 * @returns nothing for an event or an action that is not in the table
 * @throws MalformedPayload naming event, action and field
 */
export function touches(event: string, action: string | null, payload: Payload): Touched {
  const rule = ruleOf(event, action);
  if (rule === null) return nothing();
  try {
    return rule.touches(payload, action);
  } catch (error) {
    if (!(error instanceof MalformedPayload)) throw error;
    throw new MalformedPayload(`${action === null ? event : `${event}.${action}`}: ${error.message}`);
  }
}

/** Whether a delivery of that event and action would mean anything: decided before it is asked for again. */
export function mattersAtAll(event: string, action: string | null): boolean {
  return ruleOf(event, action) !== null;
}

function ruleOf(event: string, action: string | null): EventRule | null {
  const rule = Object.hasOwn(EVENTS, event) ? EVENTS[event]! : null;
  if (rule === null) return null;
  return rule.actions === '*' || (action !== null && rule.actions.includes(action)) ? rule : null;
}
