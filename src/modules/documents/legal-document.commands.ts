import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import type { LegalDocumentKind, LegalDocumentStatus } from './document.enums.js';
import { partyId, type NewParty } from './party.commands.js';

export interface NewLegalDocument {
  readonly number: string;
  readonly kind: `${LegalDocumentKind}`;
  readonly status: `${LegalDocumentStatus}`;
  readonly title?: string | null;
  readonly issuer?: NewParty | null;
  readonly issuedOn?: string | null;
  readonly issuedYear?: number | null;
  readonly note?: string | null;
  readonly mentions: readonly NewMention[];
}

interface NewMention {
  /** Code of the source document. */
  readonly source: string;
  readonly locator: string;
  readonly text: string;
}

/** Adds a legal document, or brings the one with the same number, issuer and date up to date, with its mentions; answers its id. */
export async function recordLegalDocument(client: Client, actor: string, document: NewLegalDocument): Promise<number> {
  const { number, kind, status, title = null, issuer = null, issuedOn = null, note = null, mentions } = document;
  const issuerId = issuer && (await partyId(client, issuer));
  const issuedYear = document.issuedYear ?? (issuedOn === null ? null : Number(issuedOn.slice(0, 4)));
  const { rows } = await client.query<{ id: number }>(
    `insert into legal_document (number, kind, status, title, issuer_id, issued_on, issued_year, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (number, issuer_id, issued_on, issued_year) do update
       set kind = excluded.kind, status = excluded.status, title = excluded.title, note = excluded.note
     returning id`,
    [number, kind, status, title, issuerId, issuedOn, issuedYear, note],
  );
  const { id } = rows[0]!;
  await client.query(
    `insert into legal_document_mention (legal_document_id, source_id, locator, text)
     select $1, (select d.id from source_document d where d.code = m.source), m.locator, m.text
     from jsonb_to_recordset($2) as m(source text, locator text, text text)
     on conflict (legal_document_id, source_id, locator) do update set text = excluded.text`,
    [id, JSON.stringify(mentions)],
  );
  await audit(client, { actor, command: 'documents.recordLegalDocument', subject: number, after: document });
  return id;
}
