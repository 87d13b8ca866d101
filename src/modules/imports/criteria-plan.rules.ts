import { Decimal } from 'decimal.js';
import type { StatedCriterion, StatedField, StatedSet } from '../criteria/index.js';
import { fieldUntold, notALeaf, setUsed, surveyTooLarge } from './criteria-complaint.rules.js';
import type { Agency, CriterionDraft, SetWords, StoredSet } from './criteria-draft.js';
import type { SetGroup } from './criteria-group.rules.js';
import { inPrintedOrder, parentOf, placedRows, plain, saysMore, statedCriterion, statedField } from './criteria-tree.rules.js';
import { canonicalFieldOf } from './criteria-words.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';
import type { Planned } from './small-intake.js';

/** What was found of the units that a set names. */
export interface SetUnits {
  /** Identity of the issuer. */
  readonly issuer: number;
  readonly owner: (row: CriterionDraft) => Agency | null;
  readonly appraiser: (row: CriterionDraft) => Agency | null;
  /** Text without tone marks, in small letters. */
  readonly searchKey: (text: string) => string;
}

/** What becomes of the rows of one set, and the set as it is to be; null where nothing of it can be. */
export interface SheetPlan {
  readonly outcomes: readonly (Planned<CriterionDraft> | RowComplaint)[];
  readonly set: StatedSet | null;
  readonly rowOf: ReadonlyMap<string, number>;
}

const TITLES: Readonly<Record<keyof SetWords, string>> = {
  name: 'Tên bộ tiêu chí',
  block: 'Khối',
  issuer: 'Mã đơn vị ban hành',
  effectiveFromYear: 'Năm áp dụng',
  maxPoints: 'Tổng điểm',
  notApplicablePolicy: 'Tiêu chí không áp dụng',
  bonusEntry: 'Cộng điểm thưởng, phạt',
  indexMayPass100: 'Chỉ số được vượt 100',
};

export const nameOf = ({ code, version }: Pick<SetGroup, 'code' | 'version'>): string => `${code} v${version}`;

/** What a new set does not say of itself. */
export const missingWords = ({ words }: SetGroup): readonly string[] =>
  (Object.keys(TITLES) as (keyof SetWords)[]).flatMap((key) => (words[key] === null ? [TITLES[key]] : []));

/** Plans a set: new ones are drafts, drafts change, others are only compared. Parts that no row names stay. */
export function sheetPlan(group: SetGroup, stored: StoredSet | null, units: SetUnits): SheetPlan {
  const { placed, refused } = placedRows(group.rows, stored);
  const parts = partsOf(placed, stored, units);
  if (parts.wrong.size > 0) {
    // Without them, so that what lies below is told as well.
    const { outcomes, ...plan } = sheetPlan({ ...group, rows: group.rows.filter((row) => !parts.wrong.has(row)) }, stored, units);
    return { ...plan, outcomes: [...parts.wrong.values(), ...outcomes] };
  }
  const set = setOf(group, stored, units.issuer, parts);
  const rowOf = new Map([...placed].map(([code, { row }]) => [code, row]));
  if (new Decimal(set.surveyMaxPoints!).gt(set.maxPoints!)) {
    return { outcomes: group.rows.map((row) => surveyTooLarge(row, nameOf(group))), set: null, rowOf };
  }
  const closed = stored !== null && (stored.set.status as string) !== 'DRAFT';
  const judged = [...placed.values()].map((row): Planned<CriterionDraft> | RowComplaint => {
    const fate = row === group.rows[0] && saysOtherwise(group, stored, set) ? atLeastUpdated(parts.fate(row)) : parts.fate(row);
    return closed && fate !== 'UNCHANGED' ? setUsed(row, nameOf(group)) : { draft: row, fate };
  });
  return { outcomes: [...judged, ...refused], set: closed || placed.size === 0 ? null : set, rowOf };
}

/** What the rows say of the set as a whole is not what is stored. */
const saysOtherwise = ({ words }: SetGroup, stored: StoredSet | null, set: StatedSet): boolean =>
  stored !== null &&
  (stored.set.issuer !== set.issuer ||
    (Object.keys(words) as (keyof SetWords)[]).some((key) => {
      if (words[key] === null || key === 'issuer') return false;
      return key === 'maxPoints' ? plain(stored.set.maxPoints ?? '0') !== set.maxPoints : words[key] !== stored.set[key];
    }));

type Fate = Planned<CriterionDraft>['fate'];
const atLeastUpdated = (fate: Fate): Fate => (fate === 'UNCHANGED' ? 'UPDATED' : fate);

interface Parts {
  readonly fields: readonly StatedField[];
  readonly criteria: readonly StatedCriterion[];
  readonly fate: (row: CriterionDraft) => Fate;
  readonly wrong: ReadonlyMap<CriterionDraft, RowComplaint>;
}

function partsOf(placed: ReadonlyMap<string, CriterionDraft>, stored: StoredSet | null, units: SetUnits): Parts {
  const known = new Map([...(stored?.fields ?? []), ...(stored?.criteria ?? [])].map((part) => [part.code, part]));
  const codes = [...new Set([...known.keys(), ...placed.keys()])].toSorted(inPrintedOrder);
  const above = new Set(codes.map(parentOf));
  const grown = codes.some((code) => !known.has(code));
  const wrong = new Map<CriterionDraft, RowComplaint>();
  const fields = codes
    .filter((code) => parentOf(code) === null)
    .map((code, at) => {
      const [row, before] = [placed.get(code), stored?.fields.find((field) => field.code === code)];
      const canonical = row?.canonicalField ?? before?.canonicalField ?? canonicalFieldOf(units.searchKey(row?.name ?? ''));
      if (canonical === null) wrong.set(row!, fieldUntold(row!, row!.name));
      if (row && (row.method !== null || row.rule !== null)) wrong.set(row, notALeaf(row, code));
      return statedField(row, before, canonical as StatedField['canonicalField'], grown ? at + 1 : before!.ordinal);
    });
  const criteria = codes
    .filter((code) => parentOf(code) !== null)
    .map((code, at) => {
      const [row, before] = [placed.get(code), stored?.criteria.find((criterion) => criterion.code === code)];
      const isLeaf = !above.has(code);
      if (row && !isLeaf && (row.method !== null || row.rule !== null)) wrong.set(row, notALeaf(row, code));
      const said = { row, owner: row ? units.owner(row) : null, appraiser: row ? units.appraiser(row) : null };
      return statedCriterion(said, before, isLeaf, grown ? at + 1 : before!.ordinal);
    });
  const all = new Map<string, StatedField | StatedCriterion>([...fields, ...criteria].map((part) => [part.code, part]));
  const fate = ({ code }: CriterionDraft): Fate => {
    const [part, before] = [all.get(code)!, known.get(code)];
    if (before === undefined) return 'CREATED';
    return saysMore<object>(part, { ...before, key: part.key, maxPoints: plain(before.maxPoints) }) ? 'UPDATED' : 'UNCHANGED';
  };
  return { fields, criteria, fate, wrong };
}

function setOf(group: SetGroup, stored: StoredSet | null, issuer: number, { fields, criteria }: Parts): StatedSet {
  const { code, version, words } = group;
  const before = stored?.set ?? null;
  const touched = [...fields, ...criteria].some(({ changed }) => changed);
  const survey = criteria.reduce(
    (sum, { method, maxPoints }) => ((method as string | null) === 'SURVEY' ? sum.plus(maxPoints) : sum),
    new Decimal(0),
  );
  const set = {
    name: words.name ?? before!.name,
    block: words.block ?? before!.block,
    issuer,
    effectiveFromYear: (words.effectiveFromYear ?? before!.effectiveFromYear)!,
    maxPoints: plain((words.maxPoints ?? before!.maxPoints)!),
    surveyMaxPoints: touched || before?.surveyMaxPoints == null ? survey.toString() : plain(before.surveyMaxPoints),
    notApplicablePolicy: words.notApplicablePolicy ?? before!.notApplicablePolicy,
    bonusEntry: words.bonusEntry ?? before!.bonusEntry,
    indexMayPass100: words.indexMayPass100 ?? before!.indexMayPass100,
  };
  const is = before && { ...before, maxPoints: plain(before.maxPoints ?? '0'), surveyMaxPoints: plain(before.surveyMaxPoints ?? '0') };
  return {
    ...set,
    key: before?.key ?? null,
    changed: is !== null && saysMore<object>(set, is),
    code,
    version,
    locator: '',
    fields,
    criteria,
  };
}
