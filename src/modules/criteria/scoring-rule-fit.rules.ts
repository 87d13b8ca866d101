import { Decimal } from 'decimal.js';
import type { ScoringRule } from './scoring-rule.rules.js';
import { decimalVi, type Told } from './set-told.rules.js';

type RuleOf<Kind extends ScoringRule['kind']> = ScoringRule & { readonly kind: Kind };

/** Rules that read a survey and nothing else. */
const OF_SURVEYS = new Set<ScoringRule['kind']>(['SURVEY_OPTIONS', 'SURVEY_SHARE']);

/** Whether a rule makes points of nothing but a survey. */
export const readsSurveys = (rule: ScoringRule): boolean => OF_SURVEYS.has(rule.kind);

/** Whether a rule can make points of a survey: its answers, its result in percent, or steps over that result. */
export const scoresSurveys = (rule: ScoringRule): boolean => readsSurveys(rule) || rule.kind === 'LADDER';

/** Why a rule makes no sense for a leaf of this maximum, as parts of a sentence; none where it does. */
export function misfits(rule: ScoringRule, maxPoints: Decimal.Value): Told[] {
  switch (rule.kind) {
    case 'RATIO':
      return rule.target > 0 ? [] : [told(`target ${rule.target} is not above 0`, `chỉ tiêu ${decimalVi(rule.target)} phải lớn hơn 0`)];
    case 'LADDER':
      return ladderMisfits(rule);
    case 'COUNT':
      return countMisfits(rule, maxPoints);
    case 'PLUS_MINUS':
      return plusMinusMisfits(rule, maxPoints);
    case 'SURVEY_OPTIONS':
      return optionMisfits(rule);
    case 'YES_NO':
    case 'SHARE_OF_LEADER':
    case 'SURVEY_SHARE':
      return [];
  }
}

const told = (message: string, messageVi: string): Told => ({ message, messageVi });
const isPercent = (value: number): boolean => value >= 0 && value <= 100;
const above = (value: number, maximum: Decimal.Value): boolean => new Decimal(value).gt(maximum);

function ladderMisfits({ steps }: RuleOf<'LADDER'>): Told[] {
  if (steps.length === 0) return [told('it has no step', 'chưa có bậc điểm nào')];
  const rising = steps.every(({ from }, at) => at === 0 || from > steps[at - 1]!.from);
  return [
    ...(rising ? [] : [told('its steps do not rise', 'ngưỡng của các bậc phải tăng dần')]),
    ...(steps.every(({ percent }) => isPercent(percent))
      ? []
      : [told('a step is not 0–100 percent', 'tỷ lệ điểm của bậc phải từ 0 đến 100%')]),
  ];
}

function countMisfits({ each, cap }: RuleOf<'COUNT'>, maxPoints: Decimal.Value): Told[] {
  return [
    ...(each > 0 ? [] : [told(`${each} points for each is not above 0`, `điểm mỗi nội dung (${decimalVi(each)}) phải lớn hơn 0`)]),
    ...(cap > 0 ? [] : [told(`the cap ${cap} is not above 0`, `mức tối đa ${decimalVi(cap)} phải lớn hơn 0`)]),
    ...capMisfits(cap, maxPoints),
  ];
}

function plusMinusMisfits({ plus, minus, floor, cap }: RuleOf<'PLUS_MINUS'>, maxPoints: Decimal.Value): Told[] {
  return [
    ...(plus >= 0 && minus >= 0 ? [] : [told('plus or minus is below 0', 'điểm cộng, điểm trừ không được âm')]),
    ...(floor >= 0 && floor <= cap
      ? []
      : [
          told(
            `the floor ${floor} is not between 0 and the cap ${cap}`,
            `mức tối thiểu ${decimalVi(floor)} phải từ 0 đến mức tối đa ${decimalVi(cap)}`,
          ),
        ]),
    ...capMisfits(cap, maxPoints),
  ];
}

const capMisfits = (cap: number, maxPoints: Decimal.Value): Told[] =>
  above(cap, maxPoints)
    ? [told(`the cap ${cap} is above the maximum ${maxPoints}`, `mức tối đa ${decimalVi(cap)} vượt điểm tối đa ${decimalVi(maxPoints)}`)]
    : [];

function optionMisfits({ percents }: RuleOf<'SURVEY_OPTIONS'>): Told[] {
  if (percents.length === 0) return [told('it has no option', 'chưa có phương án trả lời nào')];
  const falling = percents.every((percent, at) => at === 0 || percent <= percents[at - 1]!);
  return [
    ...(falling ? [] : [told('an option is worth more than the one before it', 'tỷ lệ điểm của các phương án phải giảm dần')]),
    ...(percents.every(isPercent) ? [] : [told('an option is not 0–100 percent', 'tỷ lệ điểm của phương án phải từ 0 đến 100%')]),
  ];
}
