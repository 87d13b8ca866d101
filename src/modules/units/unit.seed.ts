import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeedStep } from '../../kernel/module.js';
import { publishedLists } from './published-lists.js';
import { registerOf } from './register.rules.js';
import { addAgencies, loadRegister, type NewAgency } from './unit.commands.js';

type Life = Pick<NewAgency, 'from' | 'fromKnown' | 'to' | 'toKnown'>;

/** The agencies of `seeds/<set>/units.json`, which share one life. */
function agenciesIn(folder: string, set: 'founding' | 'demo'): NewAgency[] {
  const text = readFileSync(join(folder, set, 'units.json'), 'utf8');
  const { life, agencies } = JSON.parse(text) as { life: Life; agencies: Omit<NewAgency, keyof Life>[] };
  return agencies.map((agency) => ({ ...life, ...agency }));
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
    run: ({ client, folder }) => addAgencies(client, agenciesIn(folder, 'founding')),
  },
  {
    name: 'units/demo',
    title: 'divisions of three districts, for demonstration',
    run: ({ client, folder }) => addAgencies(client, agenciesIn(folder, 'demo')),
  },
];
