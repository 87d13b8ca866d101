import { HubError } from '../../kernel/errors.js';
import type { Broken } from './scoring-guard.rules.js';
import type { Part } from './scoring-part.rules.js';
import type { StepName } from './scoring-step.rules.js';
import { GUARD_WORDS, PART_WORDS, ROUND_WORDS, SHEET_WORDS, STEP_WORDS } from './scoring-words.rules.js';
import type { RoundStatus, ScorecardStatus } from './scores.enums.js';

/** So many leaves or units are named. */
const MOST_NAMED = 10;

const named = (codes: readonly string[]): string =>
  codes.slice(0, MOST_NAMED).join(', ') + (codes.length > MOST_NAMED ? ` … (${codes.length})` : '');

/** Somebody else's step. */
export const notYourPart = (step: StepName | 'PLAN_ROUND', part: Part): HubError =>
  new HubError(
    'FORBIDDEN',
    {
      message: `${STEP_WORDS[step].en} is for ${PART_WORDS[part].en}.`,
      messageVi: `${STEP_WORDS[step].vi}: chỉ ${PART_WORDS[part].vi} được thực hiện.`,
    },
    { rule: `${step}_IS_FOR_${part}` },
  );

/** A sheet that is not as far as the step asks, or further. */
export const wrongStage = (step: StepName, came: `${ScorecardStatus}`, expected: readonly `${ScorecardStatus}`[]): HubError =>
  new HubError(
    'RULE_VIOLATION',
    {
      message: `${STEP_WORDS[step].en} takes a sheet that is ${expected.join(' or ')}; this one is ${came}.`,
      messageVi: `${STEP_WORDS[step].vi}: phiếu phải ở trạng thái ${expected.map((status) => SHEET_WORDS[status]).join(' hoặc ')}; phiếu này ${SHEET_WORDS[came]}.`,
    },
    { rule: `${step}_NEEDS_${expected.join('_OR_')}` },
  );

/** The same of a round. */
export const wrongRound = (step: StepName, came: `${RoundStatus}`, expected: readonly `${RoundStatus}`[]): HubError =>
  new HubError(
    'RULE_VIOLATION',
    {
      message: `${STEP_WORDS[step].en} takes a round that is ${expected.join(' or ')}; this one is ${came}.`,
      messageVi: `${STEP_WORDS[step].vi}: đợt chấm điểm phải ở trạng thái ${expected.map((status) => ROUND_WORDS[status]).join(' hoặc ')}; đợt này ${ROUND_WORDS[came]}.`,
      ...(came === 'PUBLISHED' && { hint: 'After publication only correctScore changes points, by a decision.' }),
    },
    { rule: `${step}_NEEDS_ROUND_${expected.join('_OR_')}` },
  );

/** A rule that stands against the step. */
export function brokenRule(step: StepName, { rule, blamed }: Broken): HubError {
  const words = GUARD_WORDS[rule];
  const of = blamed.length === 0 ? '' : ` (${named(blamed)})`;
  return new HubError(
    rule === 'INTAKE_IS_OPEN' ? 'DEADLINE_PASSED' : 'RULE_VIOLATION',
    {
      message: `${STEP_WORDS[step].en} is refused. ${words.en}${of}`,
      messageVi: `${STEP_WORDS[step].vi}: chưa thực hiện được. ${words.vi}${of}`,
      hint: words.hint,
    },
    { rule, ...(blamed.length > 0 && { blamed }) },
  );
}

/** Somebody else has changed it since the caller looked; `present` is how it stands. */
export const staleVersion = (
  what: { readonly en: string; readonly vi: string },
  came: number,
  present: Readonly<Record<string, unknown>>,
): HubError =>
  new HubError(
    'STALE_VERSION',
    {
      message: `${what.en} has changed meanwhile: version ${came} came, it is version ${String(present['version'])} now.`,
      messageVi: `${what.vi} đã được người khác thay đổi: phiên bản gửi lên là ${came}, hiện là ${String(present['version'])}.`,
      hint: 'Look at the present value, and send the change again with its version.',
    },
    { present },
  );
