/** How a Vietnamese syllable is built: a start, vowels, an end. Tones are looked at apart. */
const START = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?';
const VOWELS =
  '(?:uyê|iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uya|uyu|oao|ia|iê|iu|yê|ua|uâ|uê|uô|uơ|uy|ui|ưa|ươ|ưi|ưu|oa|oă|oe|oi|ôi|ơi|ai|ay|âu|ây|ao|au|eo|êu|oo|[aăâeêioôơuưy])';
const END = '(?:ng|nh|ch|[cmnpt])?';
const SYLLABLE = new RegExp(`^${START}${VOWELS}${END}$`, 'u');

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Whether a word could be a syllable of Vietnamese; at most one tone. */
export function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD');
  if ((parts.match(TONES) ?? []).length > 1) return false;
  return SYLLABLE.test(parts.replaceAll(TONES, '').normalize('NFC'));
}

const WORDS = /[\p{L}\p{M}]+/gu;
const MARKED = /[^\0-\u007f]/u;

/** How much of the words with marks or foreign letters in a text could be Vietnamese; null where there are none. */
export function syllableShare(words: readonly string[]): number | null {
  return words.length === 0 ? null : words.filter(isSyllable).length / words.length;
}

/** The words of a text that are more than plain letters, at most so many. */
export const markedWords = (text: string, most: number): string[] =>
  (text.match(WORDS) ?? []).filter((word) => MARKED.test(word)).slice(0, most);
