import type { RequestContext } from '../../kernel/context.js';
import { oneByKey } from '../../kernel/loaders.js';
import { sourcesOfCodes, sourcesOfIds, type SourceDocumentRow } from './source.query.js';

export const sourceById = oneByKey(sourcesOfIds, (source) => source.key);
export const sourceByCode = oneByKey(sourcesOfCodes, (source) => source.code);

/** What `SourceReference` is made of. */
export interface SourceReferenceRow
  extends Pick<SourceDocumentRow, 'title' | 'publisher' | 'publishedOn' | 'publishedText' | 'url'> {
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
