import { SEEDER } from '../../kernel/audit.js';
import type { SeedStep } from '../../kernel/module.js';
import { seedFile } from '../../kernel/seed-file.js';
import { unitsOfCodes } from '../documents/index.js';
import { recordDossierReports, type NewDossierReport } from './dossier-report.commands.js';

/** A report of the seed file: its unit by code and the day on which the code is read. */
type FoundingReport = Omit<NewDossierReport, 'unit'> & { readonly unit: string; readonly on: string };

/** The dossier counts that the founding documents print, each with its place. */
export const dossiersFounding: SeedStep = {
  name: 'dossiers/founding',
  title: 'Dossier counts that the founding documents report',
  async run(seeding) {
    const { reports } = await seedFile<{ reports: readonly FoundingReport[] }>(seeding, 'founding/dossiers.json');
    const units = await unitsOfCodes(
      seeding.client,
      reports.map(({ unit, on }) => ({ code: unit, on })),
    );
    return recordDossierReports(
      seeding.client,
      SEEDER,
      reports.map((report, at) => ({ ...report, unit: units[at]! })),
    );
  },
};
