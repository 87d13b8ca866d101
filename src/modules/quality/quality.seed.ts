import { SEEDER } from '../../kernel/audit.js';
import type { SeedStep } from '../../kernel/module.js';
import { runChecks } from './quality-finding.commands.js';

/** Runs last: it looks at what all others wrote. */
const checksStep: SeedStep = {
  name: 'quality/checks',
  title: 'Balance, register, date, rank and sum checks of all figures',
  run: ({ client }) => runChecks(client, SEEDER),
};

export const qualitySeeds = [checksStep];
