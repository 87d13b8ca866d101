import { Decimal } from 'decimal.js';
import type { SetContent, CriterionDraft } from './criteria-set.draft.js';
import { criteriaOf, isLeaf, leavesOf } from './criterion-tree.rules.js';
import { pointsBalance } from './points-balance.rules.js';
import { decimalVi, type SetProblem } from './set-told.rules.js';

const sum = (criteria: readonly CriterionDraft[]): Decimal =>
  criteria.reduce((total, { maxPoints }) => total.plus(maxPoints), new Decimal(0));

/** Σ leaves = Σ fields = declared total; Σ survey leaves = declared survey points; each criterion = Σ its components. */
export const pointsProblems = (set: SetContent): SetProblem[] => [...totalProblems(set), ...surveyProblems(set), ...componentProblems(set)];

function totalProblems({ fields = [], maxPoints }: SetContent): SetProblem[] {
  const leaves = fields.map((field) => leavesOf([field]).map((leaf) => leaf.maxPoints));
  const points = fields.map((field, at) => ({ ...field, leaves: leaves[at]! }));
  const { sentence, sentenceVi } = pointsBalance({ maxPoints: maxPoints ?? 0, fields: points });
  return sentence === null || sentenceVi === null ? [] : [{ rule: 'POINTS_ADD_UP', message: sentence, messageVi: sentenceVi }];
}

function surveyProblems({ fields = [], surveyMaxPoints }: SetContent): SetProblem[] {
  const surveyed = sum(leavesOf(fields).filter(({ method }) => method === 'SURVEY'));
  const declared = new Decimal(surveyMaxPoints ?? 0);
  if (surveyed.eq(declared)) return [];
  return [
    {
      rule: 'SURVEY_POINTS_ADD_UP',
      message: `The survey leaves sum to ${surveyed}, not to the declared ${declared}.`,
      messageVi: `Tổng điểm các tiêu chí điều tra xã hội học là ${decimalVi(surveyed)}, không bằng điểm công bố ${decimalVi(declared)}.`,
    },
  ];
}

function componentProblems({ fields = [] }: SetContent): SetProblem[] {
  return criteriaOf(fields).flatMap(({ criterion }) => {
    const components = sum(criterion.components ?? []);
    const own = new Decimal(criterion.maxPoints);
    if (isLeaf(criterion) || components.eq(own)) return [];
    const { code, name } = criterion;
    return {
      rule: 'COMPONENTS_ADD_UP',
      message: `Criterion ${code} (${name}) has ${own} points, its components sum to ${components}.`,
      messageVi: `Tiêu chí ${code} (${name}) ghi ${decimalVi(own)} điểm, tổng điểm các tiêu chí thành phần là ${decimalVi(components)}.`,
    };
  });
}
