import type { Client } from 'pg';
import { SEEDER } from '../../kernel/audit.js';
import type { SeedStep } from '../../kernel/module.js';
import { seedFile } from '../../kernel/seed-file.js';
import { unitsOfCodes, upsertSourceDocuments, type NewSourceDocument } from '../documents/index.js';
import { openCampaign, type NewCampaign } from './campaign.commands.js';
import { instrumentVersion, upsertInstruments, type NewInstrument } from './instrument.commands.js';
import { recordResults } from './result.commands.js';

interface ReferenceFile {
  readonly sources: readonly NewSourceDocument[];
  readonly instruments: readonly NewInstrument[];
}

/** A campaign of the seed file: its instrument and organiser by code, and the kind of units whose results are not published. */
interface FoundingCampaign extends Omit<NewCampaign, 'instrument' | 'organiser'> {
  readonly instrument: string;
  readonly organiser: string;
  /** The day on which the codes are read. */
  readonly on: string;
  readonly unpublishedFor: string;
}

interface FoundingFile {
  readonly instruments: readonly NewInstrument[];
  readonly campaigns: readonly FoundingCampaign[];
}

const referenceStep: SeedStep = {
  name: 'surveys/reference',
  title: 'Survey instruments and their dimensions',
  async run(seeding) {
    const { sources, instruments } = await seedFile<ReferenceFile>(seeding, 'reference/survey-instruments.json');
    await upsertSourceDocuments(seeding.client, SEEDER, sources);
    await upsertInstruments(seeding.client, SEEDER, instruments);
    return sources.length + instruments.length;
  },
};

const foundingStep: SeedStep = {
  name: 'surveys/founding',
  title: 'Survey campaigns of the founding documents',
  async run(seeding) {
    const { instruments, campaigns } = await seedFile<FoundingFile>(seeding, 'founding/surveys.json');
    await upsertInstruments(seeding.client, SEEDER, instruments);
    let written = instruments.length;
    for (const campaign of campaigns) written += await loadCampaign(seeding.client, campaign);
    return written;
  },
};

async function loadCampaign(client: Client, campaign: FoundingCampaign): Promise<number> {
  const { on, unpublishedFor, source = null, locator = null } = campaign;
  const [organiser] = await unitsOfCodes(client, [{ code: campaign.organiser, on }]);
  const instrument = await instrumentVersion(client, campaign.instrument, campaign.year);
  const id = await openCampaign(client, SEEDER, { ...campaign, instrument, organiser: organiser! });
  const { rows } = await client.query<{ unit: number }>(
    'select unit_id as unit from unit_version where parent_id = $1 and kind = $2 and during @> $3::date order by code',
    [organiser, unpublishedFor, on],
  );
  const results = rows.map(({ unit }) => ({ unit, noValueReason: 'NOT_PUBLISHED' as const, source, locator }));
  return 1 + (await recordResults(client, SEEDER, id, results));
}

export const surveySeeds = [referenceStep, foundingStep];
