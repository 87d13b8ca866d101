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

/** The tone mark of oa, oe and uy written on the second vowel (hoà); the look-ahead spares â, ă and ơ. */
const LATE_TONE = /(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?![\u0302\u0306\u031b])/gu;

/** A name as it is stored: NFC, no invisible characters, single spaces. */
export const tidyName = (name: string): string => name.normalize('NFC').replaceAll(/\p{Cf}/gu, '').replaceAll(/\s+/gu, ' ').trim();

/**
 * What two spellings of one name share: lower case, kind word written out, one place of the tone mark (Hòa = Hoà),
 * one apostrophe. Tone marks themselves stay: Hòa is not Hóa.
 */
export function foldKey(name: string): string {
  const plain = tidyName(name).toLowerCase().replaceAll(/[’‘ʼ´`]/gu, "'").replaceAll(/[‐‑–—]/gu, '-');
  const folded = plain.normalize('NFD').replaceAll(LATE_TONE, '$1$3$2').normalize('NFC');
  return folded.replace(SHORT, (_, short: string) => `${SHORT_WORDS[short]} `);
}

/** What a search compares: `foldKey` without any marks, đ as d. */
export const searchKey = (name: string): string => foldKey(name).normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');

/** The name without its kind word ("Phường Bồ Đề" → "Bồ Đề"); a name that has none comes back tidy. */
export const bareName = (name: string): string => tidyName(name).replace(KIND, '');
