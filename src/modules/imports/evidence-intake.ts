import { clientReads } from '../../kernel/client-reads.js';
import { evidenceOfLeaves, leavesRestorable, storeEvidence, type StandingEvidenceRow } from '../scores/index.js';
import type { Dataset } from './dataset.js';
import type { ImportSource, IntakeRun } from './intake.js';
import { leafWordsOf, type LeafWords } from './leaf-columns.rules.js';
import { roundPublished, selfPointsForbidden, sheetLocked } from './leaf-complaint.rules.js';
import type { PlacedLeaf } from './leaf-directory.js';
import { linkComplaint, repeatedRow } from './record-complaint.rules.js';
import { cellComplaints, unitMissing, type RowComplaint, type RowPlace } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import { placedLeaves } from './score-intake.js';
import { smallIntake, type Planned, type RowOutcome } from './small-intake.js';
import { textOf } from './unit-columns.rules.js';

/** A document of a file; what a row does not say is null. */
interface EvidenceDraft extends RowPlace {
  readonly leaf: LeafWords;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly url: string | null;
}

type PlacedEvidence = PlacedLeaf<EvidenceDraft>;

interface PlannedEvidence extends Planned<PlacedEvidence> {
  /** The document that is there already. */
  readonly before: StandingEvidenceRow | null;
}

/** What the column of the link is called. */
export const EVIDENCE_LINK = 'Đường dẫn';

/** How evidence is taken in: known by its leaf and its number, or its title where it has none. */
export const evidenceIntake: Pick<Dataset, 'intake' | 'restorable'> = {
  intake: smallIntake<EvidenceDraft, PlannedEvidence>({ outcome, plan, write }),
  restorable: leavesRestorable,
};

function outcome(row: TableRow): RowOutcome<EvidenceDraft> {
  const place = { sheet: row.sheet, row: row.row };
  const wrong = cellComplaints(place, row.complaints);
  if (wrong.length > 0) return { complaints: wrong };
  const leaf = leafWordsOf(row);
  const text = (key: string): string | null => textOf(row.values, key);
  const link = linkComplaint(place, EVIDENCE_LINK, text('url'));
  const complaints = [...(leaf.unit.code === null && leaf.unit.name === null ? [unitMissing(place)] : []), ...(link ? [link] : [])];
  if (complaints.length > 0) return { complaints };
  return { draft: { ...place, leaf, title: text('title')!, number: text('number'), issuedOn: text('issuedOn'), url: text('url') } };
}

async function plan(drafts: readonly EvidenceDraft[], run: IntakeRun): Promise<readonly (PlannedEvidence | RowComplaint)[]> {
  const { placed, refused } = await placedLeaves(drafts, run);
  const leaves = [...new Set(placed.flatMap(({ found }) => found.before?.key ?? []))];
  const existing = Map.groupBy(await evidenceOfLeaves(clientReads(run.client), leaves), ({ leaf }) => leaf);
  const first = new Map<string, PlacedEvidence>();
  const planned = placed.map((row) => {
    const { sheet, criterion, before: leaf } = row.found;
    const key = JSON.stringify([sheet.key, criterion.key, row.number ?? null, row.number === null ? row.title : null]);
    const twin = first.get(key);
    if (twin) return repeatedRow(row, twin);
    first.set(key, row);
    const before = standing(row, (leaf && existing.get(leaf.key)) ?? []);
    const same = before !== null && saysNothingNew(row, before);
    const refused = same ? null : refusalOf(row);
    return (
      refused ?? { draft: row, before, fate: before === null ? ('CREATED' as const) : same ? ('UNCHANGED' as const) : ('UPDATED' as const) }
    );
  });
  return [...planned, ...refused];
}

/** The document that a row means: of its number; else of its title, where one of the two has no number. */
function standing({ number, title }: EvidenceDraft, existing: readonly StandingEvidenceRow[]): StandingEvidenceRow | null {
  const numbered = number === null ? undefined : existing.find((one) => one.number === number);
  return numbered ?? existing.find((one) => one.title === title && (number === null || one.number === null)) ?? null;
}

const saysNothingNew = (row: EvidenceDraft, before: StandingEvidenceRow): boolean =>
  row.title === before.title && (['number', 'issuedOn', 'url'] as const).every((key) => row[key] === null || row[key] === before[key]);

/** Evidence is the unit's own, under the same locks as its points. */
function refusalOf(row: PlacedEvidence): RowComplaint | null {
  const { round, unit, sheet, before } = row.found;
  if (round.status === 'PUBLISHED') return roundPublished(row, round.year);
  if (!row.rights.asUnit) return selfPointsForbidden(row, unit);
  if (sheet.status === 'FINALIZED' && before === null) return sheetLocked(row, unit);
  return row.rights.atAnyStage || sheet.status === 'DRAFT' ? null : sheetLocked(row, unit);
}

async function write(changed: readonly PlannedEvidence[], source: ImportSource, { client }: IntakeRun): Promise<void> {
  await storeEvidence(
    client,
    source.id,
    changed.map(({ draft, before }) => ({
      key: before?.key ?? null,
      sheet: draft.found.sheet.key,
      criterion: draft.found.criterion.key,
      title: draft.title,
      number: draft.number ?? before?.number ?? null,
      issuedOn: draft.issuedOn ?? before?.issuedOn ?? null,
      url: draft.url ?? before?.url ?? null,
      locator: source.locatorOf(draft),
    })),
  );
}
