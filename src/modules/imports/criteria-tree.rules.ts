import { Decimal } from 'decimal.js';
import type { CriteriaFieldRow, CriterionRow, StatedCriterion, StatedField } from '../criteria/index.js';
import type { Agency, CriterionDraft, StoredSet } from './criteria-draft.js';
import { criterionTwice, withoutParent } from './criteria-complaint.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';

/** Code of what lies above, null above a field. */
export const parentOf = (code: string): string | null => (code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null);
/** Code of the field in which something lies. */
export const fieldOf = (code: string): string => code.split('.')[0]!;

/** Codes in the order in which they are printed: 1.2 before 1.10. */
export function inPrintedOrder(one: string, other: string): number {
  const [left, right] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (const [at, number] of left.entries()) if (number !== (right[at] ?? -1)) return number - (right[at] ?? -1);
  return left.length - right.length;
}

/** The same points, whatever zeros they end in. */
export const plain = (points: string): string => new Decimal(points).toString();

/** Rows by code, those that have no place in the tree aside. */
export function placedRows(rows: readonly CriterionDraft[], stored: StoredSet | null) {
  const known = new Set([...(stored?.fields ?? []), ...(stored?.criteria ?? [])].map(({ code }) => code));
  const placed = new Map<string, CriterionDraft>();
  const refused: RowComplaint[] = [];
  for (const row of rows.toSorted((one, other) => one.code.split('.').length - other.code.split('.').length)) {
    const parent = parentOf(row.code);
    const twin = placed.get(row.code);
    if (twin) refused.push(criterionTwice(row, row.code, twin.row));
    else if (parent !== null && !placed.has(parent) && !known.has(parent)) refused.push(withoutParent(row, row.code, parent));
    else placed.set(row.code, row);
  }
  return { placed, refused };
}

/** Traits of a field that its row says or keeps. */
export function statedField(
  row: CriterionDraft | undefined,
  stored: CriteriaFieldRow | undefined,
  canonical: StatedField['canonicalField'],
  ordinal: number,
): StatedField {
  const field = {
    code: (row ?? stored)!.code,
    name: (row ?? stored)!.name,
    maxPoints: plain((row ?? stored)!.maxPoints),
    canonicalField: canonical,
    part: ['BONUS', 'PENALTY'].includes(canonical) ? canonical : 'SCORED',
    ordinal,
  } as Omit<StatedField, 'key' | 'changed'>;
  return {
    ...field,
    key: stored?.key ?? null,
    changed: stored === undefined || differs(field, { ...stored, maxPoints: plain(stored.maxPoints) }),
  };
}

/** What a criterion needs to know of its row. */
export interface CriterionSaid {
  readonly row: CriterionDraft | undefined;
  readonly owner: Agency | null;
  readonly appraiser: Agency | null;
}

/** Traits of a criterion that its row says or keeps; only leaves have a method and a rule. */
export function statedCriterion(
  { row, owner, appraiser }: CriterionSaid,
  stored: CriterionRow | undefined,
  isLeaf: boolean,
  ordinal: number,
): StatedCriterion {
  const { code, name, maxPoints } = (row ?? stored)!;
  const criterion = {
    code,
    name,
    maxPoints: plain(maxPoints),
    ordinal,
    isLeaf,
    method: isLeaf ? (row?.method ?? stored?.method ?? ('SELF_APPRAISED' as CriterionRow['method'])) : null,
    scoringRule: isLeaf ? (row?.rule ?? stored?.scoringRule ?? null) : null,
    ownerAgencyName: owner?.name ?? stored?.ownerAgencyName ?? null,
    ownerAgencyUnit: unitOf(owner, stored?.ownerAgencyName, stored?.ownerAgencyUnit),
    appraiserAgencyName: appraiser?.name ?? stored?.appraiserAgencyName ?? null,
    appraiserAgencyUnit: unitOf(appraiser, stored?.appraiserAgencyName, stored?.appraiserAgencyUnit),
  };
  const parent = parentOf(code);
  const changed = stored === undefined || differs(criterion, { ...stored, maxPoints: plain(stored.maxPoints) });
  return { ...criterion, key: stored?.key ?? null, changed, field: fieldOf(code), parent: parent?.includes('.') ? parent : null };
}

/** A row that only repeats the name of an agency leaves its unit. */
const unitOf = (said: Agency | null, name: string | null | undefined, unit: number | null | undefined): number | null =>
  said?.unit ?? (said === null || said.name === name ? (unit ?? null) : null);

/** Something besides its place in the order is otherwise than stored. */
export const saysMore = <Part extends object>(part: Part, stored: Part | undefined): boolean =>
  stored === undefined || differs({ ...part, ordinal: null }, { ...stored, ordinal: null });

function differs(part: object, stored: object): boolean {
  const own = stored as Readonly<Record<string, unknown>>;
  return Object.entries(part).some(([key, value]) => key in own && JSON.stringify(value) !== JSON.stringify(own[key]));
}
