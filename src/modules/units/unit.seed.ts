import type { Seeding, SeedStep } from '../../kernel/module.js';
import { seedFile } from '../../kernel/seed-file.js';
import { publishedLists } from './published-lists.js';
import { registerOf } from './register.rules.js';
import { addAgencies, loadRegister, type NewAgency } from './unit.commands.js';

type Life = Pick<NewAgency, 'from' | 'fromKnown' | 'to' | 'toKnown'>;

/** Adds the agencies of a seed file, which share one life. */
async function addAgenciesOf(seeding: Seeding, path: string): Promise<number> {
  const { life, agencies } = await seedFile<{ life: Life; agencies: Omit<NewAgency, keyof Life>[] }>(seeding, path);
  return addAgencies(
    seeding.client,
    agencies.map((agency) => ({ ...life, ...agency })),
  );
}

export const unitSeeds: readonly SeedStep[] = [
  {
    name: 'units/reference',
    title: 'provinces, districts and communes of 2019 and 2025, and what became of them',
    run: ({ client, folder }) => loadRegister(client, registerOf(publishedLists(folder))),
  },
  {
    name: 'units/founding',
    title: 'the agencies that the founding documents name',
    run: (seeding) => addAgenciesOf(seeding, 'founding/units.json'),
  },
  {
    name: 'units/demo',
    title: 'divisions of three districts, for demonstration',
    run: (seeding) => addAgenciesOf(seeding, 'demo/units.json'),
  },
];
