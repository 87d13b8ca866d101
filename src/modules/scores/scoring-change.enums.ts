import { registerEnumType } from 'type-graphql';
import { PART_WORDS, STEP_WORDS, type Words } from './scoring-words.rules.js';
import type { Trace } from './scoring-trace.commands.js';

type TracedStep = Trace['step'];
type TracedPart = Trace['part'];

const STEPS: Readonly<Record<TracedStep, Words>> = {
  ...STEP_WORDS,
  IMPORT: { en: 'Points or evidence from a file, or a file taken back', vi: 'Nhập hoặc thu hồi số liệu từ tệp' },
};

const PARTS: Readonly<Record<TracedPart, Words>> = {
  ...PART_WORDS,
  STEWARD: { en: 'a data steward', vi: 'cán bộ quản trị dữ liệu' },
  SENDER: { en: 'whoever sent the file', vi: 'người gửi tệp' },
};

/** Names as the values of an enum. */
const valuesOf = <Name extends string>(words: Readonly<Record<Name, Words>>) =>
  Object.fromEntries(Object.keys(words).map((name) => [name, name])) as { readonly [Value in Name]: Value };

/** What they are called, in both languages. */
const described = (words: Readonly<Record<string, Words>>) =>
  Object.fromEntries(Object.entries(words).map(([name, { en, vi }]) => [name, { description: `${upper(en)} (${lower(vi)}).` }]));

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Everything that leaves a trace in a round; whatever is added to `Trace` is missed here by the compiler. */
export const ScoringAction = valuesOf(STEPS);
/** In which part it was done. */
export const ScoringPart = valuesOf(PARTS);

registerEnumType(ScoringAction, {
  name: 'ScoringAction',
  description: 'What was done in a round of scoring (bước chấm điểm).',
  valuesConfig: described(STEPS),
});

registerEnumType(ScoringPart, {
  name: 'ScoringPart',
  description: 'In which part somebody acts in a round of scoring (vai trong đợt chấm điểm).',
  valuesConfig: described(PARTS),
});
