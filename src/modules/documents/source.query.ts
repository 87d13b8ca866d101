import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import type { SourceKind } from './document.enums.js';

export interface SourceDocumentRow {
  key: number;
  code: string;
  kind: SourceKind;
  title: string;
  publisher: string | null;
  publishedOn: string | null;
  publishedAt: Date | null;
  publishedText: string | null;
  url: string | null;
  note: string | null;
}

const columns = sql<SourceDocumentRow>`
  d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
  d.published_text as "publishedText", d.url, d.note`;

export const sourcesOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<SourceDocumentRow>`select ${columns} from source_document d where d.id = any(${ids}::int[])`);

export const sourcesOfCodes = (reads: Reads, codes: readonly string[]) =>
  reads.rows(sql<SourceDocumentRow>`select ${columns} from source_document d where d.code = any(${codes}::text[])`);

/** Sources that have one of these codes or one of these titles, by code. */
export const sourcesNamed = (reads: Reads, codes: readonly string[], titles: readonly string[]) =>
  reads.rows(sql<SourceDocumentRow>`
    select ${columns} from source_document d where d.code = any(${codes}::text[]) or d.title = any(${titles}::text[]) order by d.code`);

/** Which sources a list holds; null is no condition. */
export interface SourceListFilter {
  readonly kinds: readonly SourceKind[] | null;
  readonly codes: readonly string[] | null;
}

const matches = ({ kinds, codes }: SourceListFilter): RawBuilder<boolean> =>
  sql`(${kinds}::text[] is null or d.kind = any(${kinds}::text[])) and (${codes}::text[] is null or d.code = any(${codes}::text[]))`;

export const keysetOfSource = (source: SourceDocumentRow): Keyset => [source.code];

/** Sources of a list, by code. */
export function listedSources(reads: Reads, filter: SourceListFilter, page: Page) {
  const beyond = page.beyond ? sql`and d.code ${sql.raw(page.backward ? '<' : '>')} ${page.beyond[0]}` : sql``;
  return reads.rows(sql<SourceDocumentRow>`
    select ${columns} from source_document d where ${matches(filter)} ${beyond}
    order by d.code ${sql.raw(page.backward ? 'desc' : 'asc')} limit ${page.limit + 1}`);
}

export async function countOfSources(reads: Reads, filter: SourceListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`
    select count(*)::int as count from source_document d where ${matches(filter)}`);
  return row?.count ?? 0;
}
