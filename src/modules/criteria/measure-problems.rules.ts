import type { CriterionDraft } from './criteria-set.draft.js';
import type { LeafMeasure } from './leaf-measure.rules.js';
import type { ScoringRule } from './scoring-rule.rules.js';
import type { SetProblem } from './set-told.rules.js';

type Kind = LeafMeasure['kind'];

/** The kinds of figures that surveyed leaves are measured by; leaves from data are measured by the others. */
const OF_SURVEYS = new Set<Kind>(['SURVEY_RESULT', 'SURVEY_ANSWERS']);

/** Rules that make points of a figure of dossiers or statements. */
const OF_FIGURES: readonly ScoringRule['kind'][] = ['RATIO', 'LADDER', 'COUNT', 'SHARE_OF_LEADER', 'YES_NO'];

/** The rules that make points of each kind of figure. */
const SCORED_BY: Readonly<Record<Kind, readonly ScoringRule['kind'][]>> = {
  DOSSIERS_ON_TIME: OF_FIGURES,
  DOSSIERS_ONLINE: OF_FIGURES,
  STATEMENT_SHARE: OF_FIGURES,
  STATEMENT_VALUE: OF_FIGURES,
  SURVEY_RESULT: ['SURVEY_SHARE', 'LADDER'],
  SURVEY_ANSWERS: ['SURVEY_OPTIONS'],
};

/** What is wrong with the measure of a criterion: who has none to name, then whether it fits the method, then whether the rule can read it. */
export function measureProblems({ code, name, method = null, scoringRule = null, measure = null }: CriterionDraft): SetProblem[] {
  if (measure === null) return [];
  const named = { leaf: `${code} (${name})`, kind: measure.kind };
  if (method !== 'DATA' && method !== 'SURVEY') return [measuresNothing(named)];
  if ((method === 'SURVEY') !== OF_SURVEYS.has(measure.kind)) return [methodMisfit(named, method)];
  const rules = SCORED_BY[measure.kind];
  return scoringRule !== null && rules.includes(scoringRule.kind) ? [] : [ruleMisfit(named, rules, scoringRule)];
}

interface Named {
  readonly leaf: string;
  readonly kind: Kind;
}

const measuresNothing = ({ leaf, kind }: Named): SetProblem => ({
  rule: 'MEASURES_OF_MEASURED_LEAVES',
  message: `Criterion ${leaf} names a measure, ${kind}; only leaves of method DATA or SURVEY are measured.`,
  messageVi: `Tiêu chí ${leaf} ghi số liệu tính điểm ${kind}; chỉ tiêu chí chấm điểm có phương pháp DATA hoặc SURVEY mới có số liệu tính điểm.`,
});

function methodMisfit({ leaf, kind }: Named, method: 'DATA' | 'SURVEY'): SetProblem {
  const rule = 'MEASURE_FITS_METHOD';
  const fitting = kindsOf(method).join(', ');
  return method === 'SURVEY'
    ? {
        rule,
        message: `Leaf ${leaf} is surveyed, and its measure ${kind} is no survey; it takes one of ${fitting}.`,
        messageVi: `Tiêu chí ${leaf} đánh giá qua điều tra xã hội học nhưng số liệu ${kind} không phải của khảo sát; phải là một trong các loại ${fitting}.`,
      }
    : {
        rule,
        message: `Leaf ${leaf} is scored from data, and its measure ${kind} is a survey; it takes one of ${fitting}.`,
        messageVi: `Tiêu chí ${leaf} đánh giá theo dữ liệu nhưng số liệu ${kind} là của khảo sát; phải là một trong các loại ${fitting}.`,
      };
}

const kindsOf = (method: 'DATA' | 'SURVEY'): string[] =>
  (Object.keys(SCORED_BY) as Kind[]).filter((kind) => OF_SURVEYS.has(kind) === (method === 'SURVEY'));

const ruleMisfit = ({ leaf, kind }: Named, rules: readonly string[], rule: ScoringRule | null): SetProblem => ({
  rule: 'MEASURE_FITS_RULE',
  message: `Leaf ${leaf} is measured by ${kind}, which makes points by ${rules.join(', ')}; ${rule ? `its scoring rule is ${rule.kind}` : 'it has no scoring rule'}.`,
  messageVi: `Tiêu chí ${leaf} dùng số liệu ${kind}, chỉ tính được điểm theo ${rules.join(', ')}; ${rule ? `cách tính điểm hiện là ${rule.kind}` : 'chưa ghi cách tính điểm'}.`,
});
