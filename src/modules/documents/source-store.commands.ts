import type { Client } from 'pg';
import type { NewSourceDocument } from './source.commands.js';

/** Adds source documents whose codes are not there yet; those that are there stay as they are. The audit row is the caller's. */
export async function addSourceDocuments(client: Client, documents: readonly NewSourceDocument[]): Promise<void> {
  await client.query(
    `insert into source_document (code, kind, title, published_on, url)
     select code, kind, title, "publishedOn", url
     from jsonb_to_recordset($1) as d(code text, kind text, title text, "publishedOn" date, url text)
     on conflict (code) do nothing`,
    [JSON.stringify(documents)],
  );
}
