import { Decimal } from 'decimal.js';
import type { ScoringRule } from '../criteria/index.js';
import { pointsUnfit } from './criteria-complaint.rules.js';
import type { CriterionDraft, SetWords } from './criteria-draft.js';
import { cellComplaints } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import type { RowOutcome } from './small-intake.js';
import { textOf } from './unit-columns.rules.js';

const DECIMALS = 4;
const RULES: Readonly<Record<string, ScoringRule>> = {
  YES_NO: { kind: 'YES_NO' },
  RATIO: { kind: 'RATIO', target: 100 },
  SURVEY_SHARE: { kind: 'SURVEY_SHARE' },
  SHARE_OF_LEADER: { kind: 'SHARE_OF_LEADER' },
};

/** Reads a row of a printed set by itself. */
export function criterionOutcome({ sheet, row, values, complaints }: TableRow): RowOutcome<CriterionDraft> {
  const place = { sheet, row };
  const wrong = cellComplaints(place, complaints);
  if (wrong.length > 0) return { complaints: wrong };
  const code = textOf(values, 'code')!.replace(/\.$/u, '');
  const maxPoints = textOf(values, 'maxPoints')!;
  const points = new Decimal(maxPoints);
  if (points.decimalPlaces() > DECIMALS || (code.includes('.') && points.lte(0))) return { complaints: [pointsUnfit(place, maxPoints)] };
  const set = textOf(values, 'set');
  const rule = textOf(values, 'rule');
  return {
    draft: {
      ...place,
      code,
      name: textOf(values, 'name')!,
      maxPoints,
      canonicalField: textOf(values, 'canonicalField') as CriterionDraft['canonicalField'],
      method: textOf(values, 'method') as CriterionDraft['method'],
      rule: rule === null ? null : RULES[rule]!,
      owner: textOf(values, 'owner'),
      appraiser: textOf(values, 'appraiser'),
      set: set === null ? null : { code: set, version: (values['version'] as number | null) ?? 1 },
      words: setWords(values),
    },
  };
}

const setWords = (values: TableRow['values']): SetWords => ({
  name: textOf(values, 'setName'),
  block: textOf(values, 'block') as SetWords['block'],
  issuer: textOf(values, 'issuer'),
  effectiveFromYear: (values['year'] as number | null | undefined) ?? null,
  maxPoints: textOf(values, 'total'),
  notApplicablePolicy: textOf(values, 'notApplicable') as SetWords['notApplicablePolicy'],
  bonusEntry: textOf(values, 'bonusEntry') as SetWords['bonusEntry'],
  indexMayPass100: (values['mayPass100'] as boolean | null | undefined) ?? null,
});
