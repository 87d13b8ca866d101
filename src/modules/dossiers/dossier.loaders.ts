import type { Page } from '../../kernel/connection.js';
import { manyBySlot, oneBySlot, type LoaderDefinition } from '../../kernel/loaders.js';
import type { Reads } from '../../kernel/reads.js';
import { countsOfDossiers, dossiersOn, eventsUntil, listedDossiers, type DossierDay, type DossierList, type ListedDossier } from './dossier.query.js';

const dayKey = (key: DossierDay): string => `${key.dossier}@${key.on}`;

export const dossierOn = oneBySlot(dossiersOn, dayKey);
export const eventsByDossier = manyBySlot(eventsUntil, dayKey);

/** One unit's list of dossiers. */
export interface UnitDossiers {
  readonly unit: number | null;
  readonly list: DossierList;
  readonly page: Page;
}

const askedOf = ({ list, page }: UnitDossiers): string => JSON.stringify([list, page]);

/** The rows of a page by unit: one statement for all units that show the same page of the same list. */
export const dossiersByUnit: LoaderDefinition<Reads, UnitDossiers, readonly ListedDossier[]> = {
  sameAs: (key) => `${key.unit} ${askedOf(key)}`,
  async read(reads, keys) {
    const answers = new Map<UnitDossiers, ListedDossier[]>();
    for (const group of Map.groupBy(keys, askedOf).values()) {
      const { list, page } = group[0]!;
      const rows = Map.groupBy(await listedDossiers(reads, group.map((key) => key.unit), list, page), (row) => row.slot);
      for (const [slot, key] of group.entries()) answers.set(key, rows.get(slot) ?? []);
    }
    return keys.map((key) => answers.get(key)!);
  },
};

/** How many dossiers a list has by unit, in the same way. */
export const dossierCountByUnit: LoaderDefinition<Reads, Omit<UnitDossiers, 'page'>, number> = {
  sameAs: (key) => `${key.unit} ${JSON.stringify(key.list)}`,
  async read(reads, keys) {
    const answers = new Map<Omit<UnitDossiers, 'page'>, number>();
    for (const group of Map.groupBy(keys, (key) => JSON.stringify(key.list)).values()) {
      const rows = await countsOfDossiers(reads, group.map((key) => key.unit), group[0]!.list);
      for (const { slot, count } of rows) answers.set(group[slot]!, count);
    }
    return keys.map((key) => answers.get(key) ?? 0);
  },
};
