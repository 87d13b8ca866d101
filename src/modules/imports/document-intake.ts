import { clientReads } from '../../kernel/client-reads.js';
import {
  legalDocumentsOfNumbers,
  legalDocumentsRestorable,
  storeLegalDocuments,
  type IssuedDocumentRow,
  type StatedDocument,
} from '../documents/index.js';
import { localDay } from '../dossiers/index.js';
import type { Dataset } from './dataset.js';
import type { ImportSource, IntakeRun } from './intake.js';
import { yearDiffers } from './party-complaint.rules.js';
import { PartyDirectory, type FoundParty } from './party-directory.js';
import { meansParty, partyWords, type PartyWords } from './party.rules.js';
import { repeatedRow } from './record-complaint.rules.js';
import { cellComplaints, type RowComplaint, type RowPlace } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import { smallIntake, type Planned, type RowOutcome } from './small-intake.js';
import { textOf } from './unit-columns.rules.js';

/** A legal document of a file; its issuer is still words. What a row does not say is null. */
interface DocumentDraft extends RowPlace, Pick<StatedDocument, 'number' | 'kind' | 'title' | 'issuedOn' | 'issuedYear' | 'note'> {
  readonly status: StatedDocument['status'] | null;
  readonly issuer: PartyWords | null;
}

interface PlannedDocument extends Planned<DocumentDraft> {
  readonly issuer: FoundParty | null;
  /** The document that is there already. */
  readonly before: IssuedDocumentRow | null;
}

/** What the column of the issuer is called. */
export const ISSUER = 'Cơ quan ban hành';

/** How legal documents are taken in: known by number, issuer and date, as far as each is stated. */
export const documentIntake: Pick<Dataset, 'intake' | 'restorable'> = {
  intake: smallIntake<DocumentDraft, PlannedDocument>({ outcome, plan, write }),
  restorable: legalDocumentsRestorable,
};

function outcome(row: TableRow): RowOutcome<DocumentDraft> {
  const { sheet, row: at, values } = row;
  const place = { sheet, row: at };
  const wrong = cellComplaints(place, row.complaints);
  if (wrong.length > 0) return { complaints: wrong };
  const issuedOn = textOf(values, 'issuedOn');
  const year = (values as Readonly<Record<string, unknown>>)['issuedYear'] as number | null;
  const issuedYear = issuedOn === null ? year : Number(issuedOn.slice(0, 4));
  if (issuedOn !== null && year !== null && year !== issuedYear) return { complaints: [yearDiffers(place, year, issuedOn)] };
  const issuer = textOf(values, 'issuer');
  const draft: DocumentDraft = {
    ...place,
    number: textOf(values, 'number')!,
    kind: textOf(values, 'kind') as DocumentDraft['kind'],
    status: textOf(values, 'status') as DocumentDraft['status'],
    title: textOf(values, 'title'),
    issuer: issuer === null ? null : partyWords(issuer),
    issuedOn,
    issuedYear,
    note: textOf(values, 'note'),
  };
  return { draft };
}

async function plan(drafts: readonly DocumentDraft[], { client, now }: IntakeRun): Promise<readonly (PlannedDocument | RowComplaint)[]> {
  await client.query('lock table legal_document in share row exclusive mode');
  const reads = clientReads(client);
  const numbers = [...new Set(drafts.map(({ number }) => number))];
  const existing = Map.groupBy(await legalDocumentsOfNumbers(reads, numbers), ({ number }) => number);
  const parties = await PartyDirectory.of(
    reads,
    drafts.flatMap(({ issuer }) => issuer ?? []),
  );
  const first = new Map<string, DocumentDraft>();
  return drafts.map((draft) => {
    const { number, issuedOn, issuedYear } = draft;
    const on = issuedOn ?? (issuedYear === null ? localDay(now) : `${issuedYear}-12-31`);
    const issuer = draft.issuer && parties.find(draft, ISSUER, draft.issuer, on);
    if (issuer !== null && 'message' in issuer) return issuer;
    const before = existing.get(number)?.find((one) => isSame(one, draft, issuer)) ?? null;
    const key = before ? String(before.key) : JSON.stringify([number, issuer?.name, issuer?.unit, issuedOn, issuedYear]);
    const twin = first.get(key);
    if (twin) return repeatedRow(draft, twin);
    first.set(key, draft);
    return { draft, issuer, before, fate: before === null ? 'CREATED' : saysNothingNew(draft, before) ? 'UNCHANGED' : 'UPDATED' };
  });
}

const isSame = (one: IssuedDocumentRow, { issuer, issuedOn, issuedYear }: DocumentDraft, found: FoundParty | null): boolean =>
  one.issuedOn === issuedOn &&
  one.issuedYear === issuedYear &&
  (issuer === null ? one.issuer === null : meansParty(issuer, found?.unit ?? null, { name: one.issuerName, unit: one.issuerUnit }));

const saysNothingNew = (draft: DocumentDraft, before: IssuedDocumentRow): boolean =>
  draft.kind === (before.kind as string) &&
  (['status', 'title', 'note'] as const).every((name) => draft[name] === null || draft[name] === before[name]);

async function write(changed: readonly PlannedDocument[], source: ImportSource, { client }: IntakeRun): Promise<void> {
  await storeLegalDocuments(
    client,
    changed.map(({ draft, issuer, before }) => ({
      ...draft,
      key: before?.key ?? null,
      issuer,
      status: draft.status ?? before?.status ?? 'ISSUED',
      title: draft.title ?? before?.title ?? null,
      note: draft.note ?? before?.note ?? null,
      source: source.id,
      locator: source.locatorOf(draft),
    })),
  );
}
