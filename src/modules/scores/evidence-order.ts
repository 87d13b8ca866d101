import { DateScalar } from '../../kernel/scalars.js';
import { documentOf, type NamedDocument } from './evidence-document.js';
import { keyOf } from './scoring-input.js';

/** What is said of a document beside its file; undefined is not said. */
export interface SaidWords {
  readonly title: string | undefined;
  readonly number: string | undefined;
  /** YYYY-MM-DD */
  readonly issuedOn: string | undefined;
}

/** What is to become of a file that comes in: a new document of a leaf, or the file of one that is there. */
export type EvidenceOrder =
  | { readonly score: number; readonly document: NamedDocument }
  /** Null is not said, and stays as it is. */
  | { readonly evidence: number; readonly document: Omit<NamedDocument, 'title'> & { readonly title: string | null } };

/** Reads what an address orders: ATTACH to a leaf of this id, or REPLACE the file of a document; BAD_USER_INPUT where it cannot be. */
export function evidenceOrder(
  what: 'ATTACH' | 'REPLACE',
  id: string,
  { title, number, issuedOn }: SaidWords,
  today: string,
): EvidenceOrder {
  const day = issuedOn === undefined ? null : DateScalar.parseValue(issuedOn);
  if (what === 'ATTACH') return { score: keyOf(id, 'Score'), document: documentOf({ title: title ?? '', number, issuedOn: day }, today) };
  const document = documentOf({ title: title ?? NOT_SAID, number, issuedOn: day }, today);
  return { evidence: keyOf(id, 'Evidence'), document: { ...document, title: title === undefined ? null : document.title } };
}

const NOT_SAID = '–';
