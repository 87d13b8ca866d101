const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const WORDS = ['mot', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi', 'muoi mot', 'muoi hai'];
const OTHERS: Readonly<Record<string, number>> = { nhat: 1, nhi: 2, bon: 4, gieng: 1, chap: 12 };

/** 1 to 12 as digits, a Roman numeral or a Vietnamese word, in small letters without marks; NaN for anything else. */
export function romanOrWord(text: string): number {
  if (/^\d{1,2}$/u.test(text)) return Number(text);
  const at = Math.max(ROMAN.indexOf(text), WORDS.indexOf(text));
  return at >= 0 ? at + 1 : Object.hasOwn(OTHERS, text) ? OTHERS[text]! : Number.NaN;
}
