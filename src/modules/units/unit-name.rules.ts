const KIND_WORDS = ['thành phố', 'thị trấn', 'thị xã', 'đặc khu', 'phường', 'huyện', 'quận', 'tỉnh', 'xã'];
const SHORT_WORDS: Readonly<Record<string, string>> = {
  tp: 'thành phố',
  tt: 'thị trấn',
  tx: 'thị xã',
  p: 'phường',
  h: 'huyện',
  q: 'quận',
  x: 'xã',
};

/** "P. Bồ Đề", "P.12", "p bồ đề", "q1": a short kind word at the start, with something after it. */
const SHORT = new RegExp(`^(${Object.keys(SHORT_WORDS).join('|')})(?:\\.\\s*|\\s+|(?=\\d))(?=\\S)`, 'u');
const KIND = new RegExp(`^(?:${KIND_WORDS.join('|')})\\s+(?=\\S)`, 'iu');

/** Vowels under the five tone marks, in one order of the marks. */
const MARKED: Readonly<Record<string, string>> = { a: 'àáảãạ', e: 'èéẻẽẹ', o: 'òóỏõọ', u: 'ùúủũụ', y: 'ỳýỷỹỵ' };
/** oa, oe and uy with the tone mark on the second vowel (hoà), as against the first (hòa). */
const LATE_TONE = /o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]/gu;

function earlyTone(pair: string): string {
  const [first = '', second = ''] = pair;
  const [plain = '', marks = ''] = Object.entries(MARKED).find(([, marked]) => marked.includes(second)) ?? [];
  return `${MARKED[first]?.[marks.indexOf(second)]}${plain}`;
}

const UNTIDY = /\p{Cf}|\s\s|[^\S ]|^\s|\s$/u;
const APOSTROPHES = /[’‘ʼ´`]/gu;
const DASHES = /[‐‑–—]/gu;

/** A name as it is stored: NFC, no invisible characters, single spaces. */
export function tidyName(name: string): string {
  const composed = name.normalize('NFC');
  if (!UNTIDY.test(composed)) return composed;
  return composed
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/**
 * What two spellings of one name share: lower case, kind word written out, one place of the tone mark (Hòa = Hoà),
 * one apostrophe. Tone marks themselves stay: Hòa is not Hóa.
 */
export function foldKey(name: string): string {
  const plain = tidyName(name).toLowerCase().replaceAll(APOSTROPHES, "'").replaceAll(DASHES, '-');
  return plain.replaceAll(LATE_TONE, earlyTone).replace(SHORT, (_, short: string) => `${SHORT_WORDS[short]} `);
}

/** What a search compares: `foldKey` without any marks, đ as d. */
export const searchKey = (name: string): string => unmarked(foldKey(name));

const unmarked = (key: string): string => key.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');

/** What a search compares of names that may be meant: the name as it was written, and behind each kind word where it has none. */
export function nameKeys(name: string): readonly string[] {
  const key = searchKey(name);
  return KIND.test(foldKey(name)) ? [key] : [key, ...KIND_WORDS.map((word) => `${unmarked(word)} ${key}`)];
}

/** Of units those whose names are spelt so, with their kind word or without it, tone marks and all; where the name is written without any, all of them. */
export function speltSo<Named extends { readonly name: string }>(name: string, found: readonly Named[]): readonly Named[] {
  const fold = foldKey(name);
  const key = fold === unmarked(fold) ? searchKey : foldKey;
  return found.filter((one) => key(one.name) === fold || key(bareName(one.name)) === fold);
}

/** A name, with its kind word or without it, is an official one; only the place of tone marks and letters' case may differ. */
export const namesUnit = (name: string, official: string): boolean =>
  foldKey(name) === foldKey(official) || foldKey(name) === foldKey(bareName(official));

/** The name without its kind word ("Phường Bồ Đề" → "Bồ Đề"); a name that has none comes back tidy. */
export const bareName = (name: string): string => tidyName(name).replace(KIND, '');
