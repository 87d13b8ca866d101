import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import type { LegalDocumentKind, LegalDocumentStatus } from './document.enums.js';

export interface LegalDocumentRow {
  key: number;
  number: string;
  kind: LegalDocumentKind;
  status: LegalDocumentStatus;
  title: string | null;
  /** The key of the issuing party. */
  issuer: number | null;
  issuedOn: string | null;
  issuedYear: number | null;
  note: string | null;
}

const columns = sql<LegalDocumentRow>`
  l.id as key, l.number, l.kind, l.status, l.title, l.issuer_id as issuer, l.issued_on as "issuedOn", l.issued_year as "issuedYear", l.note`;

export const legalDocumentsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<LegalDocumentRow>`select ${columns} from legal_document l where l.id = any(${ids}::int[])`);

/** A legal document with who issued it, as the party is called. */
export interface IssuedDocumentRow extends LegalDocumentRow {
  issuerName: string | null;
  /** The identity of the issuing unit. */
  issuerUnit: number | null;
}

/** All legal documents with these numbers, whoever issued them, in the order in which they were recorded. */
export const legalDocumentsOfNumbers = (reads: Reads, numbers: readonly string[]) =>
  reads.rows(sql<IssuedDocumentRow>`
    select ${columns}, p.name as "issuerName", p.unit_id as "issuerUnit"
    from legal_document l left join party p on p.id = l.issuer_id where l.number = any(${numbers}::text[]) order by l.id`);

/** Which legal documents a list holds; null is no condition. */
export interface LegalDocumentListFilter {
  readonly number: string | null;
  readonly kinds: readonly LegalDocumentKind[] | null;
}

const matches = ({ number, kinds }: LegalDocumentListFilter): RawBuilder<boolean> =>
  sql`(${number}::text is null or l.number = ${number}::text) and (${kinds}::text[] is null or l.kind = any(${kinds}::text[]))`;

export const keysetOfLegalDocument = (document: LegalDocumentRow): Keyset => [document.number, document.key];

/** Legal documents of a list, by number. */
export function listedLegalDocuments(reads: Reads, filter: LegalDocumentListFilter, page: Page) {
  const beyond = page.beyond ? sql`and (l.number, l.id) ${sql.raw(page.backward ? '<' : '>')} (${sql.join(page.beyond)})` : sql``;
  const order = page.backward ? sql`l.number desc, l.id desc` : sql`l.number, l.id`;
  return reads.rows(sql<LegalDocumentRow>`
    select ${columns} from legal_document l where ${matches(filter)} ${beyond} order by ${order} limit ${page.limit + 1}`);
}

export async function countOfLegalDocuments(reads: Reads, filter: LegalDocumentListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`
    select count(*)::int as count from legal_document l where ${matches(filter)}`);
  return row?.count ?? 0;
}

export interface LegalDocumentMentionRow {
  document: number;
  text: string;
  sourceId: number;
  locator: string;
}

/** Where sources name legal documents, by source and place. */
export const mentionsOfLegalDocuments = (reads: Reads, documents: readonly number[]) =>
  reads.rows(sql<LegalDocumentMentionRow>`
    select m.legal_document_id as document, m.text, m.source_id as "sourceId", m.locator
    from legal_document_mention m
    where m.legal_document_id = any(${documents}::int[]) order by m.legal_document_id, m.source_id, m.locator`);
