import { createHash } from 'node:crypto';
import type { Reads } from '../../kernel/reads.js';
import { sourcesNamed, type NewSourceDocument, type SourceDocumentRow } from '../documents/index.js';
import type { RowComplaint, RowPlace } from './row-complaint.rules.js';
import type { SourceWords } from './source-columns.rules.js';
import { sourceAmbiguous, sourceDiffers, sourceIncomplete } from './source-complaint.rules.js';

/** The document that a row cites. */
export interface FoundSource {
  readonly code: string;
  readonly publishedOn: string | null;
  /** The document, where it is not there yet. */
  readonly added: NewSourceDocument | null;
}

/** Finds the documents that rows name, by code or by title; those that are not there are made of what the rows of the file say together. */
export class SourceDirectory {
  readonly #there: readonly SourceDocumentRow[];
  readonly #new = new Map<string, NewSourceDocument>();

  private constructor(there: readonly SourceDocumentRow[]) {
    this.#there = there;
  }

  static async of(reads: Reads, words: readonly SourceWords[]): Promise<SourceDirectory> {
    const codes = new Set(words.flatMap((one) => one.code ?? codeOf(one)));
    const titles = new Set(words.flatMap(({ title }) => title ?? []));
    const directory = new SourceDirectory(await sourcesNamed(reads, [...codes], [...titles]));
    for (const one of words) directory.#keep(one);
    return directory;
  }

  /** The document that a row names, or why none is found. */
  find(place: RowPlace, words: SourceWords): FoundSource | RowComplaint {
    const { code, title } = words;
    const there = code === null ? this.#there.filter((one) => one.title === title && agrees(one, words)) : this.#of(code);
    if (there.length > 1)
      return sourceAmbiguous(
        place,
        title!,
        there.map((one) => one.code),
      );
    const added = there.length === 0 ? (this.#new.get(code ?? codeOf(words)) ?? null) : null;
    const found = there[0] ?? added;
    if (!found) return sourceIncomplete(place, code ?? title!);
    const { publishedOn = null } = found;
    return agrees(found, words) ? { code: found.code, publishedOn, added } : sourceDiffers(place, found.code, found.title);
  }

  #of(code: string): readonly SourceDocumentRow[] {
    return this.#there.filter((one) => one.code === code);
  }

  /** The first row that says enough of a new document makes it. */
  #keep(words: SourceWords): void {
    const { title, kind, url, publishedOn } = words;
    const code = words.code ?? codeOf(words);
    if (title !== null && kind !== null && !this.#new.has(code)) this.#new.set(code, { code, kind, title, url, publishedOn });
  }
}

/** Whether a row says nothing else of a document; what it leaves out it does not say. */
function agrees(document: Pick<NewSourceDocument, 'title' | 'url' | 'publishedOn'>, { title, url, publishedOn }: SourceWords): boolean {
  const same = (said: string | null, known: string | null | undefined): boolean => said === null || said === (known ?? null);
  return same(title, document.title) && same(url, document.url) && same(publishedOn, document.publishedOn);
}

/** The code of a document that has none: sixteen letters of what tells it apart. */
const codeOf = ({ title, url, publishedOn }: SourceWords): string =>
  `doc-${createHash('sha256')
    .update(JSON.stringify([title, url, publishedOn]))
    .digest('hex')
    .slice(0, 16)}`;
