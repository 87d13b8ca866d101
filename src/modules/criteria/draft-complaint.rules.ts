import { Decimal } from 'decimal.js';
import type { CriteriaSetDraft, EquivalenceDraft } from './criteria-set.draft.js';
import { criteriaOf, leavesOf } from './criterion-tree.rules.js';
import { gradeProblems } from './grade-problems.rules.js';
import { codesOfMeasure } from './leaf-measure-parts.rules.js';
import { leafProblems } from './leaf-problems.rules.js';
import { decimalVi, repeated, type Told } from './set-told.rules.js';

const LONGEST_CODE = 100;
const LONGEST_NAME = 2_000;
/** Points are kept with 4 digits before and after the point. */
const MOST_POINTS = 9_999.9999;

/** Problems of a set that no draft can have, as the database could not keep them. */
const NEVER_STORED = new Set(['LEAVES_HAVE_METHODS', 'MEASURES_OF_MEASURED_LEAVES', 'TIE_BREAKERS_COMPARE_FIELDS']);

/** Why a draft cannot be kept at all, however unfinished it may be; none where it can. Of several kinds of reasons the first kind. */
export function draftComplaints(draft: CriteriaSetDraft): readonly Told[] {
  const never = (): readonly Told[] => [...leafProblems(draft), ...gradeProblems(draft)].filter(({ rule }) => NEVER_STORED.has(rule));
  for (const reasons of [headComplaints, textComplaints, pointComplaints, codeComplaints, never, linkComplaints]) {
    const told = reasons(draft);
    if (told.length > 0) return told;
  }
  return [];
}

const told = (message: string, messageVi: string): Told => ({ message, messageVi });

function headComplaints({ version, effectiveFromYear, effectiveToYear, source, locator }: CriteriaSetDraft): Told[] {
  return [
    ...(version >= 1 && version <= 1_000
      ? []
      : [told(`version is a number from 1 to 1000; ${version} came.`, `Phiên bản phải từ 1 đến 1000; giá trị nhận được: ${version}.`)]),
    ...yearsComplaints(effectiveFromYear, effectiveToYear),
    ...(locator !== null && source === null
      ? [told('locator is a place in a source; no source came.', 'Vị trí (locator) phải đi kèm văn bản nguồn (source).')]
      : []),
  ];
}

function textComplaints(draft: CriteriaSetDraft): Told[] {
  const { fields = [], gradeBands = [] } = draft;
  const criteria = criteriaOf(fields).map(({ criterion }) => criterion);
  const parts = [draft, ...fields, ...criteria, ...gradeBands];
  const agencies = criteria.flatMap(({ owner, appraiser }) => [owner ?? [], appraiser ?? []].flat());
  const measures = criteria.flatMap(({ measure }) => (measure ? codesOfMeasure(measure) : []));
  return [
    ...parts.flatMap(({ code }) => textComplaint('code', 'Ký hiệu', code, LONGEST_CODE)),
    ...measures.flatMap((code) => textComplaint('code that a measure names', 'Mã trong số liệu tính điểm', code, LONGEST_CODE)),
    ...[...parts, ...agencies].flatMap(({ name }) => nameComplaints(name)),
  ];
}

function textComplaint(what: string, whatVi: string, text: string, longest: number): Told[] {
  const { length } = text.trim();
  if (length > 0 && length <= longest) return [];
  return [
    told(
      `A ${what} has 1 to ${longest} letters; one has ${length}${length > 0 ? `: ${text.slice(0, 40)}…` : ''}.`,
      `${whatVi} phải có từ 1 đến ${longest} ký tự; giá trị nhận được có ${length} ký tự${length > 0 ? `: ${text.slice(0, 40)}…` : ''}.`,
    ),
  ];
}

/** Why something cannot be called so. */
export const nameComplaints = (name: string): Told[] => textComplaint('name', 'Tên', name, LONGEST_NAME);

/** Why a set cannot be in use over these years; null is open. */
export function yearsComplaints(first: number | null, last: number | null): Told[] {
  const strange = [first, last].filter((year) => year !== null && (year < 1900 || year > 2200));
  return [
    ...strange.map((year) =>
      told(`A year of use is from 1900 to 2200; ${year} came.`, `Năm áp dụng phải từ 1900 đến 2200; giá trị nhận được: ${year}.`),
    ),
    ...(first !== null && last !== null && last < first
      ? [
          told(
            `A set ends in ${first} or later, its first year; ${last} came.`,
            `Năm cuối áp dụng phải từ ${first} trở đi; giá trị nhận được: ${last}.`,
          ),
        ]
      : []),
  ];
}

/** Points by what they are of: [what, in Vietnamese, points, whether 0 may be]. */
function* pointsOf(draft: CriteriaSetDraft): Generator<[string, string, string, boolean]> {
  const { maxPoints, surveyMaxPoints, bonusCap, penaltyCap, fields = [], gradeBands = [] } = draft;
  yield ['maxPoints', 'Tổng điểm', maxPoints ?? '', false];
  yield ['surveyMaxPoints', 'Điểm điều tra xã hội học', surveyMaxPoints ?? '0', true];
  yield ['bonusCap', 'Điểm thưởng tối đa', bonusCap ?? '0', true];
  yield ['penaltyCap', 'Điểm phạt tối đa', penaltyCap ?? '0', true];
  for (const { code, maxPoints: points } of fields) yield [`maxPoints of field ${code}`, `Điểm tối đa của lĩnh vực ${code}`, points, true];
  for (const { criterion } of criteriaOf(fields))
    yield [`maxPoints of criterion ${criterion.code}`, `Điểm tối đa của tiêu chí ${criterion.code}`, criterion.maxPoints, false];
  for (const { code, minIndex } of gradeBands) yield [`minIndex of grade ${code}`, `Ngưỡng của mức ${code}`, minIndex, true];
}

function pointComplaints(draft: CriteriaSetDraft): Told[] {
  for (const [what, whatVi, text, mayBeZero] of pointsOf(draft)) {
    const points = new Decimal(text);
    const fits = points.lte(MOST_POINTS) && points.decimalPlaces() <= 4 && (mayBeZero ? points.gte(0) : points.gt(0));
    if (fits) continue;
    const least = mayBeZero ? '0' : 'above 0';
    const leastVi = mayBeZero ? 'không âm' : 'lớn hơn 0';
    return [
      told(
        `${what} is ${least} to ${MOST_POINTS} with at most 4 decimals; ${text} came.`,
        `${whatVi} phải ${leastVi}, không quá ${decimalVi(MOST_POINTS)} và có tối đa 4 chữ số thập phân; giá trị nhận được: ${decimalVi(text)}.`,
      ),
    ];
  }
  const { maxPoints, surveyMaxPoints } = draft;
  return new Decimal(surveyMaxPoints ?? 0).lte(maxPoints ?? 0)
    ? []
    : [
        told(
          `surveyMaxPoints is a part of maxPoints, ${maxPoints}; ${surveyMaxPoints} came.`,
          `Điểm điều tra xã hội học không được lớn hơn tổng điểm ${decimalVi(maxPoints ?? 0)}; giá trị nhận được: ${decimalVi(surveyMaxPoints ?? 0)}.`,
        ),
      ];
}

function codeComplaints({ fields = [], gradeBands = [] }: CriteriaSetDraft): Told[] {
  const codesOf: readonly [string, string, readonly string[]][] = [
    ['field', 'lĩnh vực', fields.map(({ code }) => code)],
    ['criterion', 'tiêu chí', criteriaOf(fields).map(({ criterion }) => criterion.code)],
    ['grade', 'mức xếp loại', gradeBands.map(({ code }) => code)],
    ['grade that begins at', 'mức xếp loại có ngưỡng', gradeBands.map(({ minIndex }) => new Decimal(minIndex).toString())],
  ];
  return codesOf.flatMap(([what, whatVi, codes]) =>
    repeated(codes).map((code) => told(`There is one ${what} ${code} in a set; two came.`, `Trùng ${whatVi} ${code} trong bộ tiêu chí.`)),
  );
}

function linkComplaints({ fields = [], follows }: CriteriaSetDraft): Told[] {
  const leaves = new Set(leavesOf(fields).map(({ code }) => code));
  const unknown = follows?.links.find(({ newer }) => newer !== null && !leaves.has(newer));
  return [
    ...(unknown
      ? [told(`${unknown.newer} is no leaf of the draft.`, `${unknown.newer} không phải tiêu chí chấm điểm của bản dự thảo.`)]
      : []),
    ...linksComplaints(follows?.links ?? []),
  ];
}

/** Why links of leaves cannot be kept, each by itself and beside the others. */
export function linksComplaints(links: readonly EquivalenceDraft[]): Told[] {
  return [
    ...links.flatMap(({ kind, newer, older }) =>
      (kind === 'NONE') === (older === null)
        ? []
        : kind === 'NONE'
          ? told(
              `${newer} is NONE and follows no leaf; ${older} came.`,
              `${newer} (NONE) không nối tiếp tiêu chí nào; giá trị nhận được: ${older}.`,
            )
          : told(`${newer} is ${kind} and follows an older leaf; none came.`, `${newer} (${kind}) phải ghi tiêu chí cũ tương ứng.`),
    ),
    ...repeated(links.map(({ newer }) => newer)).map((code) =>
      told(`A leaf follows once; ${code} came twice.`, `Mỗi tiêu chí chỉ ghi tương đương một lần; ${code} bị lặp.`),
    ),
  ];
}
