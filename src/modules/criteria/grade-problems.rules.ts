import { Decimal } from 'decimal.js';
import type { SetContent } from './criteria-set.draft.js';
import { repeated, type SetProblem } from './set-told.rules.js';

/** Grades, where a set has any, have names of their own and reach down to 0; tie-breakers compare fields of the set. */
export const gradeProblems = (set: SetContent): SetProblem[] => [...bandProblems(set), ...tieBreakerProblems(set)];

function bandProblems({ gradeBands = [] }: SetContent): SetProblem[] {
  const rule = 'GRADES_COVER_ALL';
  const twice = repeated(gradeBands.map(({ name }) => name.toLocaleLowerCase('vi')));
  const gap = gradeBands.length > 0 && !gradeBands.some(({ minIndex }) => new Decimal(minIndex).isZero());
  return [
    ...twice.map((name) => ({
      rule,
      message: `Two grades are called “${name}”.`,
      messageVi: `Có hai mức xếp loại cùng tên “${name}”.`,
    })),
    ...(gap
      ? [
          {
            rule,
            message: 'No grade begins at 0, so a low index would have none.',
            messageVi: 'Không có mức xếp loại nào bắt đầu từ 0 nên chỉ số thấp sẽ không được xếp loại.',
          },
        ]
      : []),
  ];
}

function tieBreakerProblems({ fields = [], tieBreakers = [] }: SetContent): SetProblem[] {
  const codes = new Set(fields.map(({ code }) => code));
  return tieBreakers.flatMap(({ kind, field = null }, at) => {
    if (kind === 'FIELD_POINTS' ? field !== null && codes.has(field) : field === null) return [];
    const place = at + 1;
    const wrong =
      kind === 'FIELD_POINTS'
        ? {
            message: `Tie-breaker ${place} compares ${field === null ? 'no field' : `field ${field}, which the set has not`}.`,
            messageVi: `Tiêu chí phụ ${place} so sánh theo lĩnh vực nhưng ${field === null ? 'chưa ghi lĩnh vực' : `bộ tiêu chí không có lĩnh vực ${field}`}.`,
          }
        : {
            message: `Tie-breaker ${place} is ${kind} and compares no field; ${field} came.`,
            messageVi: `Tiêu chí phụ ${place} (${kind}) không so sánh theo lĩnh vực; giá trị nhận được: ${field}.`,
          };
    return { rule: 'TIE_BREAKERS_COMPARE_FIELDS', ...wrong };
  });
}
