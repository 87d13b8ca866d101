import { SEEDER } from '../../kernel/audit.js';
import type { SeedStep } from '../../kernel/module.js';
import { seedFile } from '../../kernel/seed-file.js';
import { enrolUnits, openRounds, recordPublishedSheets, type PublishedSheet, type RoundDraft } from './round.commands.js';

interface FoundingRound {
  readonly round: RoundDraft;
  /** Whether all units of the block are in the round. */
  readonly enrol?: boolean;
  readonly sheets?: readonly Omit<PublishedSheet, 'round'>[];
}

export const foundingStep: SeedStep = {
  name: 'scores/founding',
  title: 'the rounds of scoring that the founding documents speak of',
  async run(seeding) {
    const { client } = seeding;
    const { rounds } = await seedFile<{ rounds: FoundingRound[] }>(seeding, 'founding/scores.json');
    const keys = await openRounds(
      client,
      SEEDER,
      rounds.map(({ round }) => round),
    );
    const enrolled = await enrolUnits(
      client,
      SEEDER,
      keys.filter((_, at) => rounds[at]!.enrol),
    );
    const sheets = rounds.flatMap(({ sheets = [] }, at) => sheets.map((sheet) => ({ ...sheet, round: keys[at]! })));
    return keys.length + enrolled + (await recordPublishedSheets(client, SEEDER, sheets));
  },
};
