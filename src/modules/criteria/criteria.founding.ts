import { SEEDER } from '../../kernel/audit.js';
import type { SeedStep } from '../../kernel/module.js';
import { seedFile } from '../../kernel/seed-file.js';
import { draftCriteriaSets } from './criteria-set.commands.js';
import type { CriteriaSetDraft } from './criteria-set.draft.js';

export const foundingStep: SeedStep = {
  name: 'criteria/founding',
  title: 'the sets of criteria that the founding documents mention',
  async run(seeding) {
    const { sets } = await seedFile<{ sets: CriteriaSetDraft[] }>(seeding, 'founding/criteria.json');
    return (await draftCriteriaSets(seeding.client, SEEDER, sets)).length;
  },
};
