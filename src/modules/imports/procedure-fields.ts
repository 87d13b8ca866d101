import type { ProcedureFieldRow } from '../dossiers/index.js';
import { searchKey } from '../units/index.js';
import { fieldDiffers, fieldUnknown } from './procedure-complaint.rules.js';
import type { RowComplaint, RowPlace } from './row-complaint.rules.js';

/** How a row names its field. */
export interface FieldWords extends RowPlace {
  readonly fieldCode: string | null;
  readonly fieldName: string | null;
}

/** A field that a file names for the first time. */
export interface FoundField extends RowPlace {
  readonly code: string;
  readonly name: string;
}

/** Finds the fields that rows name, those of the catalogue and those that the file itself names by code and name. */
export class FieldFinder {
  readonly #names = new Map<string, string>();
  readonly #codes = new Map<number, string>();
  readonly #fresh = new Map<string, FoundField>();

  constructor(fields: readonly ProcedureFieldRow[], rows: readonly FieldWords[]) {
    for (const { key, code, name } of fields) {
      this.#names.set(code, name);
      this.#codes.set(key, code);
    }
    for (const { fieldCode, fieldName, sheet, row } of rows) {
      if (fieldCode === null || fieldName === null || this.#names.has(fieldCode) || this.#called(fieldName).length > 0) continue;
      this.#names.set(fieldCode, fieldName);
      this.#fresh.set(fieldCode, { code: fieldCode, name: fieldName, sheet, row });
    }
  }

  /** Code of the field that a row means; null where it says nothing of it. */
  find(words: FieldWords): string | null | RowComplaint {
    const { fieldCode: code, fieldName: name } = words;
    if (code === null) return name === null ? null : this.#named(words, name);
    const known = this.#names.get(code);
    if (known === undefined) {
      const [other] = name === null ? [] : this.#called(name);
      return other === undefined ? fieldUnknown(words, code) : fieldDiffers(words, code, name!, `${this.#names.get(other)} (${other})`);
    }
    return name === null || searchKey(name) === searchKey(known) ? code : fieldDiffers(words, code, name, `${known} (${code})`);
  }

  /** Code of a field of the catalogue by its key. */
  codeOf(key: number): string {
    const code = this.#codes.get(key);
    if (code === undefined) throw new Error(`the catalogue has no field ${key}`);
    return code;
  }

  /** The field of a code that the catalogue does not have yet; undefined where it does. */
  fresh(code: string): FoundField | undefined {
    return this.#fresh.get(code);
  }

  #named(words: FieldWords, name: string): string | RowComplaint {
    const found = this.#called(name);
    return found.length === 1 ? found[0]! : fieldUnknown(words, name);
  }

  #called(name: string): readonly string[] {
    const key = searchKey(name);
    return [...this.#names].flatMap(([code, own]) => (searchKey(own) === key ? [code] : []));
  }
}
