import type { Client } from 'pg';
import type { Restorable } from '../../kernel/restore.js';
import type { LegalDocumentKind, LegalDocumentStatus } from './document.enums.js';
import { partyIds, type NewParty } from './party.commands.js';

/** A legal document as a row states it, with the place that names it. */
export interface StatedDocument {
  /** The key of the document that is there already; null where it is new. */
  readonly key: number | null;
  readonly number: string;
  readonly kind: `${LegalDocumentKind}`;
  readonly status: `${LegalDocumentStatus}`;
  readonly title: string | null;
  /** Of a document that is there the issuer stays. */
  readonly issuer: NewParty | null;
  readonly issuedOn: string | null;
  readonly issuedYear: number | null;
  readonly note: string | null;
  /** Key of the source document. */
  readonly source: number;
  readonly locator: string;
}

/** Adds legal documents, or brings those that are there up to date, and notes where they are named. The audit row is the caller's. */
export async function storeLegalDocuments(client: Client, documents: readonly StatedDocument[]): Promise<void> {
  const issuers = documents.flatMap(({ key, issuer }) => (key === null && issuer !== null ? [issuer] : []));
  const ids = (await partyIds(client, issuers)).values();
  const rows = documents.map((one) => ({ ...one, issuer: one.key === null && one.issuer !== null ? ids.next().value : null }));
  const known = rows.filter(({ key }) => key !== null);
  const added = rows.filter(({ key }) => key === null);
  await client.query(CHANGE, [JSON.stringify(known)]);
  const { rows: made } = await client.query<{ id: number }>(ADD, [JSON.stringify(added)]);
  const mentions = [...known, ...added.map((one, at) => ({ ...one, key: made[at]!.id }))];
  await client.query(MENTION, [JSON.stringify(mentions)]);
}

const CHANGE = `
  update legal_document l set kind = n.kind, status = n.status, title = n.title, note = n.note
  from jsonb_to_recordset($1) as n(key int, kind text, status text, title text, note text) where l.id = n.key`;

const ADD = `
  insert into legal_document (number, kind, status, title, issuer_id, issued_on, issued_year, note)
  select n.number, n.kind, n.status, n.title, n.issuer, n."issuedOn", n."issuedYear", n.note
  from rows from (jsonb_to_recordset($1) as (number text, kind text, status text, title text, issuer int, "issuedOn" date, "issuedYear" int,
    note text)) with ordinality as n(number, kind, status, title, issuer, "issuedOn", "issuedYear", note, place)
  order by n.place
  returning id`;

const MENTION = `
  insert into legal_document_mention (legal_document_id, source_id, locator, text)
  select n.key, n.source, n.locator, concat_ws(' ', n.number, n.title)
  from jsonb_to_recordset($1) as n(key int, source int, locator text, number text, title text)
  on conflict (legal_document_id, source_id, locator) do update set text = excluded.text`;

/** Legal documents with their issuers and the places that name them. */
export const legalDocumentsRestorable: Restorable = { relations: ['party', 'legal_document', 'legal_document_mention'] };
