import type { Page } from '../../kernel/connection.js';
import { manyBySlot, oneBySlot, type LoaderDefinition } from '../../kernel/loaders.js';
import type { Reads } from '../../kernel/reads.js';
import { dossiersSeenOf } from '../access/index.js';
import {
  countsOfDossiers,
  dossiersOn,
  eventsUntil,
  listedDossiers,
  unitsBelow,
  type DossierDay,
  type DossierList,
  type ListedDossier,
  type Responsible,
} from './dossier.query.js';

const dayKey = (key: DossierDay): string => `${key.dossier}@${key.on}`;

export const dossierOn = oneBySlot(dossiersOn, dayKey);
export const eventsByDossier = manyBySlot(eventsUntil, dayKey);

export const unitsBelowUnit = manyBySlot(unitsBelow, (key) => `${key.unit}@${key.on}`);

/** A list of dossiers; `name` tells lists of different units apart. */
export interface NamedList {
  readonly name: string;
  readonly responsible: Responsible;
  readonly list: DossierList;
}

export interface NamedPage extends NamedList {
  readonly page: Page;
}

/** Lists with their units as far as these are seen; one of no unit has no dossier, and would be looked for in all of them. */
const seenLists = <List extends NamedList>({ scope }: Reads, lists: readonly List[]) =>
  lists
    .map((key) => ({ key, responsible: dossiersSeenOf(scope, key.responsible) }))
    .filter(({ responsible }) => responsible === null || responsible.length > 0);

const askedOf = ({ list, page }: NamedPage): string => JSON.stringify([list, { ...page, list: '' }]);

/** The rows of a page: one statement for all lists that differ in their units only. */
export const dossiersOfPage: LoaderDefinition<Reads, NamedPage, readonly ListedDossier[]> = {
  sameAs: (key) => `${key.name} ${askedOf(key)}`,
  async read(reads, keys) {
    const answers = new Map<NamedPage, ListedDossier[]>();
    for (const group of Map.groupBy(seenLists(reads, keys), ({ key }) => askedOf(key)).values()) {
      const { list, page } = group[0]!.key;
      const rows = Map.groupBy(
        await listedDossiers(
          reads,
          group.map(({ responsible }) => responsible),
          list,
          page,
        ),
        (row) => row.slot,
      );
      for (const [slot, { key }] of group.entries()) answers.set(key, rows.get(slot) ?? []);
    }
    return keys.map((key) => answers.get(key) ?? []);
  },
};

/** How many dossiers a list has, in the same way. */
export const countOfList: LoaderDefinition<Reads, NamedList, number> = {
  sameAs: (key) => `${key.name} ${JSON.stringify(key.list)}`,
  async read(reads, keys) {
    const answers = new Map<NamedList, number>();
    for (const group of Map.groupBy(seenLists(reads, keys), ({ key }) => JSON.stringify(key.list)).values()) {
      const rows = await countsOfDossiers(
        reads,
        group.map(({ responsible }) => responsible),
        group[0]!.key.list,
      );
      for (const { slot, count } of rows) answers.set(group[slot]!.key, count);
    }
    return keys.map((key) => answers.get(key) ?? 0);
  },
};
