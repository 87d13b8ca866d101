import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import type { SourceKind } from './document.enums.js';

export interface NewSourceDocument {
  readonly code: string;
  readonly kind: `${SourceKind}`;
  readonly title: string;
  readonly publisher?: string | null;
  /** `YYYY-MM-DD`. */
  readonly publishedOn?: string | null;
  /** An instant with its offset. */
  readonly publishedAt?: string | null;
  readonly publishedText?: string | null;
  readonly url?: string | null;
  readonly note?: string | null;
}

/** Adds source documents, or brings those with the same code up to date; answers their ids by code. */
export async function upsertSourceDocuments(
  client: Client,
  actor: string,
  documents: readonly NewSourceDocument[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ id: number; code: string }>(
    `insert into source_document (code, kind, title, publisher, published_on, published_at, published_text, url, note)
     select code, kind, title, publisher, "publishedOn", "publishedAt", "publishedText", url, note
     from jsonb_to_recordset($1) as d(code text, kind text, title text, publisher text, "publishedOn" date,
       "publishedAt" timestamptz, "publishedText" text, url text, note text)
     on conflict (code) do update set kind = excluded.kind, title = excluded.title, publisher = excluded.publisher,
       published_on = excluded.published_on, published_at = excluded.published_at, published_text = excluded.published_text,
       url = excluded.url, note = excluded.note
     returning id, code`,
    [JSON.stringify(documents)],
  );
  await audit(client, {
    actor,
    command: 'documents.upsertSourceDocuments',
    subject: documents.map((d) => d.code).join(', '),
    after: documents,
  });
  return new Map(rows.map((row) => [row.code, row.id]));
}

/**
 * The id of a source document, which is made where there is none with its code; one that is there stays as it is. Of two transactions that
 * do so at once the second is run again after the first. The audit row is the caller's.
 */
export async function keepSourceDocument(client: Client, { code, kind, title, note = null }: NewSourceDocument): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into source_document (code, kind, title, note) values ($1, $2, $3, $4)
     on conflict (code) do update set code = excluded.code returning id`,
    [code, kind, title, note],
  );
  return rows[0]!.id;
}

/** One source document; see `upsertSourceDocuments`. Answers its id. */
export async function upsertSourceDocument(client: Client, actor: string, document: NewSourceDocument): Promise<number> {
  const ids = await upsertSourceDocuments(client, actor, [document]);
  return ids.get(document.code)!;
}

/** Refuses codes of sources that do not exist: a record would otherwise lose its source without a word. */
export async function requireSources(client: Client, codes: readonly (string | null | undefined)[]): Promise<void> {
  const { rows } = await client.query<{ code: string }>(
    'select c.code from unnest($1::text[]) as c(code) where not exists (select 1 from source_document d where d.code = c.code)',
    [[...new Set(codes.filter((code) => code != null))]],
  );
  if (rows.length > 0) throw new Error(`There is no source document ${rows.map((row) => row.code).join(', ')}.`);
}
