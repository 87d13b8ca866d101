import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { GUARD_WORDS, PART_WORDS, STEP_WORDS } from '../src/modules/scores/scoring-words.rules.js';
import { ROUND_STEPS, SHEET_STEPS, type RoundStep, type SheetStep, type StepName } from '../src/modules/scores/scoring-step.rules.js';

/** `npm run generate:steps`: the table of steps as a page to read, docs/scoring-steps.md. */

const to = (step: SheetStep | RoundStep): string => (step.to === 'BACK' ? 'one stage back' : (step.to ?? '–'));
const named = (step: StepName): string => `**${STEP_WORDS[step].en}** (${STEP_WORDS[step].vi}) \`${step}\``;
const guards = (step: SheetStep | RoundStep): string => step.guards.map((guard) => `\`${guard}\``).join(' ') || '–';

const sheetRows = Object.entries(SHEET_STEPS as Record<string, SheetStep>).map(
  ([name, step]) =>
    `| ${named(name as StepName)} | ${step.from.join(', ')} | ${to(step)} | ${step.round.join(', ')} | ${step.by} | ${guards(step)} |`,
);
const roundRows = Object.entries(ROUND_STEPS as Record<string, RoundStep>).map(
  ([name, step]) => `| ${named(name as StepName)} | ${step.from.join(', ')} | ${to(step)} | ${step.by} | ${guards(step)} |`,
);

const page = `# Steps of a scoring round

Written by \`npm run generate\` from src/modules/scores/scoring-step.rules.ts, which is what the hub goes by. Whoever is not named may not. A refusal says
in \`extensions.rule\` what stands against the step.

## Of a sheet (phiếu chấm điểm)

| step | sheet is | and becomes | round is | by | has to hold |
| --- | --- | --- | --- | --- | --- |
${sheetRows.join('\n')}

## Of a round (đợt chấm điểm)

| step | round is | and becomes | by | has to hold |
| --- | --- | --- | --- | --- |
${roundRows.join('\n')}

## By whom

${Object.entries(PART_WORDS)
  .map(([part, { en, vi }]) => `- \`${part}\`: ${en} (${vi}).`)
  .join('\n')}

## What has to hold

${Object.entries(GUARD_WORDS)
  .map(([guard, { en, vi, hint }]) => `- \`${guard}\`: ${en} (${vi}) ${hint}`)
  .join('\n')}
`;
writeFileSync('docs/scoring-steps.md', await format(page, { ...(await resolveConfig('docs/scoring-steps.md')), parser: 'markdown' }));
