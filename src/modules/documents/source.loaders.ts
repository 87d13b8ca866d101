import type { RequestContext } from '../../kernel/context.js';
import { notFound } from '../../kernel/errors.js';
import { oneByKey } from '../../kernel/loaders.js';
import { sourcesOfCodes, sourcesOfIds, type SourceDocumentRow } from './source.query.js';

export const sourceById = oneByKey(sourcesOfIds, (source) => source.key);
export const sourceByCode = oneByKey(sourcesOfCodes, (source) => source.code);

/** The source document with a code; NOT_FOUND for an unknown one. */
export async function sourceOfCode(context: RequestContext, code: string): Promise<SourceDocumentRow> {
  const source = await context.loaders.load(sourceByCode, code);
  if (source) return source;
  throw notFound({
    message: `There is no source document ${JSON.stringify(code)}.`,
    messageVi: `Không có tài liệu nguồn ${JSON.stringify(code)}.`,
    hint: 'sourceDocuments { nodes { code title } } lists them.',
  });
}

/** What `SourceReference` is made of. */
export interface SourceReferenceRow extends Pick<SourceDocumentRow, 'title' | 'publisher' | 'publishedOn' | 'publishedText' | 'url'> {
  document: SourceDocumentRow;
  locator: string | null;
}

/** The `source` of a record; null for a record that cites none. */
export async function sourceReference(
  context: RequestContext,
  sourceId: number | null,
  locator: string | null,
): Promise<SourceReferenceRow | null> {
  const document = sourceId === null ? null : await context.loaders.load(sourceById, sourceId);
  if (!document) return null;
  const { title, publisher, publishedOn, publishedText, url } = document;
  return { document, title, publisher, publishedOn, publishedText, url, locator };
}
