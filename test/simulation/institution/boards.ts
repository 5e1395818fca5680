/** The boards (GitHub Projects v2) of the institution: the one it plans with, and another. */
import { hash } from '../chance.ts';
import type { Actor, CardField, Project, ProjectItem } from '../../../src/demo/community/community.ts';
import { DAY_MS } from '../community/item.ts';
import { instant } from '../community/plan.ts';
import { ITERATION_DAYS, iterationAt, iterationNumber } from './calendar.ts';
import { actorOf, referenceTo } from './commits.ts';
import type { Card } from './decisions.ts';
import { Fixture } from './fixture.ts';
import { textOf, writtenText } from './words.ts';
import type { Simulation } from './simulation.ts';

export const BOARD = 57;
const OTHER_BOARD = 58;

export function writtenBoards(simulation: Simulation, owner: Actor): Project[] {
  return [BOARD, OTHER_BOARD].map((number): Project => {
    const cards = simulation.cards
      .filter(({ isRead }) => isRead === (number === BOARD))
      .toSorted((a, b) => a.at - b.at);
    return {
      __typename: 'ProjectV2',
      id: `PVT_inst_${number}`,
      number,
      owner,
      title: number === BOARD ? 'Sprint board' : 'Operations',
      public: true,
      closed: false,
      createdAt: instant(simulation.calendar.begins),
      updatedAt: instant(Math.max(simulation.calendar.begins, ...cards.map(({ at }) => at))),
      cards: cards.map((card, index) => writtenCard(simulation, card, number * 100_000 + index)),
    };
  });
}

function writtenCard(simulation: Simulation, { at, by, content }: Card, id: number): ProjectItem {
  const created = instant(at);
  return {
    __typename: 'ProjectV2Item',
    id: `PVTI_inst_${id}`,
    databaseId: id,
    createdAt: created,
    updatedAt: created,
    creator: actorOf(by),
    isArchived: id % 9 === 0,
    content:
      content instanceof Fixture
        ? referenceTo(content)
        : content && {
            __typename: 'DraftIssue',
            id: `DI_inst_${id}`,
            title: writtenText(textOf(at, by, content.title), '').text,
            ...writtenText(textOf(at, by, content.body), ''),
            createdAt: created,
            updatedAt: created,
            creator: actorOf(by),
          },
    fields: fieldsOf(simulation, at, id),
  };
}

function fieldsOf({ calendar }: Simulation, at: number, id: number): CardField[] {
  const n = iterationAt(calendar, at);
  const { start, end } = iterationNumber(calendar, n ?? 0);
  const day = (time: number) => instant(time).slice(0, 10);
  const fields: CardField[] = [
    {
      __typename: 'ProjectV2ItemFieldSingleSelectValue',
      field: 'Status',
      name: ['Todo', 'In progress', 'Done'][hash(id, 1) % 3]!,
    },
  ];
  if (n !== null)
    fields.push({
      __typename: 'ProjectV2ItemFieldIterationValue',
      field: 'Iteration',
      title: `Iteration ${n}`,
      startDate: day(start),
      duration: ITERATION_DAYS,
    });
  if (id % 2)
    fields.push({
      __typename: 'ProjectV2ItemFieldNumberValue',
      field: 'Estimate',
      number: 1 + (hash(id, 2) % 5),
    });
  if (id % 3 === 0)
    fields.push({ __typename: 'ProjectV2ItemFieldDateValue', field: 'End date', date: day(end - DAY_MS) });
  return fields;
}
