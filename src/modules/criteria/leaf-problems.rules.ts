import type { SetContent, CriterionDraft } from './criteria-set.draft.js';
import { criteriaOf, isLeaf, type StandingCriterion } from './criterion-tree.rules.js';
import { measureProblems } from './measure-problems.rules.js';
import { misfits, readsSurveys, scoresSurveys } from './scoring-rule-fit.rules.js';
import type { SetProblem } from './set-told.rules.js';

/** Every leaf has a method, and a rule and a measure that fit it, and no printed code stands below another criterion than its own. */
export function leafProblems({ fields = [] }: SetContent): SetProblem[] {
  const standing = criteriaOf(fields);
  const codes = new Set([...fields.map(({ code }) => code), ...standing.map(({ criterion }) => criterion.code)]);
  return standing.flatMap((one) => [
    ...methodProblems(one),
    ...ruleProblems(one.criterion),
    ...measureProblems(one.criterion),
    ...placeProblems(one, codes),
  ]);
}

function methodProblems({ criterion }: StandingCriterion): SetProblem[] {
  const { code, name, method = null, scoringRule = null } = criterion;
  if (isLeaf(criterion) && method === null) {
    return [
      {
        rule: 'LEAVES_HAVE_METHODS',
        message: `Leaf ${code} (${name}) does not say where its points come from.`,
        messageVi: `Tiêu chí ${code} (${name}) chưa ghi phương pháp đánh giá.`,
      },
    ];
  }
  if (isLeaf(criterion) || (method === null && scoringRule === null)) return [];
  return [
    {
      rule: 'LEAVES_HAVE_METHODS',
      message: `Criterion ${code} (${name}) has components; method and scoring rule are theirs to say.`,
      messageVi: `Tiêu chí ${code} (${name}) có tiêu chí thành phần; phương pháp đánh giá và cách tính điểm phải ghi ở tiêu chí thành phần.`,
    },
  ];
}

function ruleProblems(criterion: CriterionDraft): SetProblem[] {
  const { scoringRule = null, maxPoints, code, name } = criterion;
  const misfit = scoringRule === null ? [] : misfits(scoringRule, maxPoints);
  return [
    ...surveyProblems(criterion),
    ...misfit.map(({ message, messageVi }) => ({
      rule: 'SCORING_RULE_FITS',
      message: `The scoring rule of leaf ${code} (${name}) cannot be: ${message}.`,
      messageVi: `Cách tính điểm của tiêu chí ${code} (${name}) không hợp lý: ${messageVi}.`,
    })),
  ];
}

function surveyProblems({ code, name, method = null, scoringRule = null }: CriterionDraft): SetProblem[] {
  const rule = 'SURVEY_RULES_OF_SURVEYS';
  if (method === 'SURVEY' && (scoringRule === null || !scoresSurveys(scoringRule))) {
    return [
      {
        rule,
        message: `Leaf ${code} (${name}) is surveyed, and its scoring rule makes no points of a survey.`,
        messageVi: `Tiêu chí ${code} (${name}) đánh giá qua điều tra xã hội học nhưng cách tính điểm không dựa trên kết quả khảo sát.`,
      },
    ];
  }
  if (method === 'SURVEY' || scoringRule === null || !readsSurveys(scoringRule)) return [];
  return [
    {
      rule,
      message: `Leaf ${code} (${name}) is not surveyed, and its scoring rule reads a survey.`,
      messageVi: `Tiêu chí ${code} (${name}) không đánh giá qua điều tra xã hội học nhưng cách tính điểm dựa trên kết quả khảo sát.`,
    },
  ];
}

/** What a printed code stands below by its own words: “3.1” of “3.1.2”; null for a code of one part. */
const above = (code: string): string | null => /^(.+)[.](?=[^.])/.exec(code)?.[1] ?? null;

/**
 * Codes need not be numbered under their fields, as sets with fields “I” and criteria “1” are not; but “3.1.2” cannot stand below
 * “2.1” where there is a “3.1”.
 */
function placeProblems({ criterion, field, parent }: StandingCriterion, codes: ReadonlySet<string>): SetProblem[] {
  const { code, name } = criterion;
  const place = parent?.code ?? field.code;
  const said = above(code);
  if (said === null || said === place || !codes.has(said)) return [];
  return [
    {
      rule: 'CODES_STAND_IN_PLACE',
      message: `Criterion ${code} (${name}) stands below ${place}; by its code it belongs below ${said}.`,
      messageVi: `Tiêu chí ${code} (${name}) nằm dưới mục ${place}; theo ký hiệu thì phải nằm dưới mục ${said}.`,
    },
  ];
}
