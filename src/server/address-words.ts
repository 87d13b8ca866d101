import { badInput, type HubError } from '../kernel/errors.js';

/** What the query of an address says, word by word. */
export interface AddressWords<Key extends string> {
  /** Undefined where the address does not say it. */
  readonly word: (key: Key) => string | undefined;
  readonly oneOf: <Word extends string>(key: Key, words: readonly Word[], usual: Word) => Word;
}

const LONGEST = 500;

/** Reads the query of an address that may say `keys`, each once; BAD_USER_INPUT with `hint` for anything else. */
export function addressWords<Key extends string>(query: unknown, keys: readonly Key[], hint: string): AddressWords<Key> {
  const said = query as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(said).find((key) => !(keys as readonly string[]).includes(key));
  if (unknown !== undefined) throw wrongWord(unknown, String(said[unknown]), keys.join(', '), hint);
  const word = (key: Key): string | undefined => {
    const value = said[key];
    if (value === undefined || (typeof value === 'string' && value.length <= LONGEST && !value.includes('\0'))) return value;
    throw wrongWord(key, 'something else', `one text of ${LONGEST} letters at most`, hint);
  };
  return {
    word,
    oneOf(key, words, usual) {
      const value = word(key);
      const found = value === undefined ? usual : words.find((one) => one === value);
      if (found !== undefined) return found;
      throw wrongWord(key, value!, words.join(' or '), hint);
    },
  };
}

const wrongWord = (key: string, came: string, expected: string, hint: string): HubError =>
  badInput({
    message: `The address says ${key}=${came}; expected ${expected}.`,
    messageVi: `Tham số ${key}=${came} không hợp lệ; giá trị cho phép: ${expected}.`,
    hint,
  });
