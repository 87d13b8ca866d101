import type { ProcedureRow } from '../dossiers/index.js';
import type { FieldFinder } from './procedure-fields.js';
import { procedureIncomplete, procedureOverlaps, procedureTwice } from './procedure-complaint.rules.js';
import type { RowComplaint, RowPlace } from './row-complaint.rules.js';
import type { Planned } from './small-intake.js';

/** What a row says of a procedure; null says nothing. */
export interface ProcedureDraft extends RowPlace {
  readonly code: string;
  /** With the code it says which version is meant; null is one whose start is not known. */
  readonly from: string | null;
  readonly to: string | null;
  readonly name: string | null;
  readonly fieldCode: string | null;
  readonly fieldName: string | null;
  readonly level: ProcedureRow['level'] | null;
  readonly serviceLevel: ProcedureRow['serviceLevel'];
  readonly statutoryDays: number | null;
  readonly committedDays: number | null;
  readonly fee: number | null;
}

/** A version as it is to be. */
export interface ProcedureVersion {
  readonly code: string;
  readonly name: string;
  /** Code of its field. */
  readonly field: string;
  readonly level: ProcedureRow['level'];
  readonly serviceLevel: ProcedureRow['serviceLevel'];
  readonly statutoryDays: number | null;
  readonly committedDays: number | null;
  readonly fee: number | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface PlannedProcedure extends Planned<ProcedureDraft> {
  /** Key of the version that is there already. */
  readonly key: number | null;
  readonly version: ProcedureVersion;
}

const keyOf = (code: string, from: string | null): string => `${code}@${from ?? ''}`;

/** What becomes of rows beside the catalogue that there is, which has all versions of their codes. */
export function procedurePlan(drafts: readonly ProcedureDraft[], catalogue: readonly ProcedureRow[], fields: FieldFinder) {
  const known = new Map(catalogue.map((row) => [keyOf(row.code, row.validFrom), row]));
  const first = new Map<string, ProcedureDraft>();
  const outcomes = drafts.map((draft): PlannedProcedure | RowComplaint => {
    const key = keyOf(draft.code, draft.from);
    const twin = first.get(key);
    if (twin) return procedureTwice(draft, draft.code, twin.row);
    first.set(key, draft);
    return planned(draft, known.get(key) ?? null, fields);
  });
  return withoutOverlaps(outcomes, catalogue);
}

function planned(draft: ProcedureDraft, before: ProcedureRow | null, fields: FieldFinder): PlannedProcedure | RowComplaint {
  const field = fields.find(draft);
  if (field !== null && typeof field !== 'string') return field;
  const { code, from } = draft;
  const own = before === null ? null : versionOf(before, fields);
  const version = {
    code,
    from,
    to: draft.to ?? own?.to ?? null,
    name: draft.name ?? own?.name ?? null,
    field: field ?? own?.field ?? null,
    level: draft.level ?? own?.level ?? null,
    serviceLevel: draft.serviceLevel ?? own?.serviceLevel ?? null,
    statutoryDays: draft.statutoryDays ?? own?.statutoryDays ?? null,
    committedDays: draft.committedDays ?? own?.committedDays ?? null,
    fee: draft.fee ?? own?.fee ?? null,
  };
  if (!isWhole(version)) return procedureIncomplete(draft, code, missingOf(version));
  const same = own !== null && (Object.keys(version) as (keyof ProcedureVersion)[]).every((key) => version[key] === own[key]);
  return { draft, key: before?.key ?? null, version, fate: own === null ? 'CREATED' : same ? 'UNCHANGED' : 'UPDATED' };
}

type Partly = { readonly [Key in keyof ProcedureVersion]: ProcedureVersion[Key] | null };
const NEEDED = { name: 'Tên thủ tục', field: 'Lĩnh vực', level: 'Cấp thực hiện' } as const;
const missingOf = (version: Partly): readonly string[] =>
  Object.entries(NEEDED).flatMap(([key, title]) => (version[key as keyof typeof NEEDED] === null ? [title] : []));
const isWhole = (version: Partly): version is ProcedureVersion => missingOf(version).length === 0;

const versionOf = (row: ProcedureRow, fields: FieldFinder): ProcedureVersion => ({
  code: row.code,
  name: row.name,
  field: fields.codeOf(row.field),
  level: row.level,
  serviceLevel: row.serviceLevel,
  statutoryDays: row.statutoryDays,
  committedDays: row.committedDays,
  fee: row.fee === null ? null : Number(row.fee),
  from: row.validFrom,
  to: row.validTo,
});

interface Span {
  readonly from: string | null;
  readonly to: string | null;
  /** The row of the file that says so; null where it is there already. */
  readonly at: number | null;
}

/** Rejects rows by which a code would have two versions on a day: of two rows the later one. What it would have changed is then as it was. */
function withoutOverlaps(outcomes: (PlannedProcedure | RowComplaint)[], catalogue: readonly ProcedureRow[]) {
  const own = Map.groupBy(catalogue, ({ code }) => code);
  const byCode = Map.groupBy(outcomes.keys(), (at) => codeOf(outcomes[at]!) ?? '');
  for (const [code, places] of byCode) {
    if (code === '') continue;
    for (let clash = firstClash(outcomes, places, own.get(code) ?? []); clash !== null;) {
      const { draft } = outcomes[clash.at] as PlannedProcedure;
      outcomes[clash.at] = procedureOverlaps(draft, code, clash.with);
      clash = firstClash(outcomes, places, own.get(code) ?? []);
    }
  }
  return outcomes;
}

const codeOf = (outcome: PlannedProcedure | RowComplaint): string | null => ('fate' in outcome ? outcome.version.code : null);

/** The row to reject because of the first two versions of a code, as they would be, that share a day; null where none do. */
function firstClash(outcomes: readonly (PlannedProcedure | RowComplaint)[], places: readonly number[], catalogue: readonly ProcedureRow[]) {
  const stated = places.flatMap((at): (Span & { key: number | null })[] => {
    const outcome = outcomes[at]!;
    return 'fate' in outcome && outcome.fate !== 'UNCHANGED' ? [{ ...outcome.version, key: outcome.key, at }] : [];
  });
  const changed = new Set(stated.map(({ key }) => key));
  const kept = catalogue.filter(({ key }) => !changed.has(key)).map((row): Span => ({ from: row.validFrom, to: row.validTo, at: null }));
  const spans = [...kept, ...stated].toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1];
    if (!next || (span.to !== null && span.to <= (next.from ?? ''))) continue;
    const late = Math.max(span.at ?? -1, next.at ?? -1);
    if (late >= 0) return { at: late, with: late === span.at ? next : span };
  }
  return null;
}
