import { SEEDER } from '../../kernel/audit.js';
import type { SeedStep } from '../../kernel/module.js';
import { seedFile } from '../../kernel/seed-file.js';
import { recordLegalDocument, type NewLegalDocument } from './legal-document.commands.js';
import { upsertSourceDocuments, type NewSourceDocument } from './source.commands.js';
import { recordStatements, upsertMetrics, type NewMetric, type NewStatement } from './statement.commands.js';
import { unitsOfCodes } from './unit-codes.js';

/** A statement of the seed file: its unit by code, held on the statement's own day. */
type FoundingStatement = Omit<NewStatement, 'unit'> & { readonly unit?: string };

interface FoundingDocuments {
  readonly sources: readonly NewSourceDocument[];
  readonly legalDocuments: readonly NewLegalDocument[];
  readonly metrics: readonly NewMetric[];
  readonly statements: readonly FoundingStatement[];
}

const FILE = 'founding/documents.json';

/** Every source that other seeds cite; runs before all of them. */
const sourcesStep: SeedStep = {
  name: 'documents/sources',
  title: 'Source documents',
  async run(seeding) {
    const lists = await seedFile<NewSourceDocument[]>(seeding, 'reference/sources.json');
    const { sources } = await seedFile<FoundingDocuments>(seeding, FILE);
    const ids = await upsertSourceDocuments(seeding.client, SEEDER, [...lists, ...sources]);
    return ids.size;
  },
};

/** What the founding documents state, each with its place. */
const foundingStep: SeedStep = {
  name: 'documents/founding',
  title: 'Legal documents, metrics and statements of the founding documents',
  async run(seeding) {
    const { client } = seeding;
    const { legalDocuments, metrics, statements } = await seedFile<FoundingDocuments>(seeding, FILE);
    for (const document of legalDocuments) await recordLegalDocument(client, SEEDER, document);
    await upsertMetrics(client, SEEDER, metrics);
    const named = statements.filter((statement) => statement.unit !== undefined);
    const units = await unitsOfCodes(
      client,
      named.map((statement) => ({ code: statement.unit!, on: dayOf(statement) })),
    );
    const unitOf = new Map(named.map((statement, at) => [statement, units[at]]));
    await recordStatements(
      client,
      SEEDER,
      statements.map((statement) => ({ ...statement, unit: unitOf.get(statement) ?? null })),
    );
    return legalDocuments.length + metrics.length + statements.length;
  },
};

function dayOf({ asOf, periodTo, metric }: FoundingStatement): string {
  const day = asOf ?? periodTo;
  if (day == null) throw new Error(`The statement ${metric} names a unit, but no day on which to read it.`);
  return day;
}

export const documentSeeds = [sourcesStep, foundingStep];
