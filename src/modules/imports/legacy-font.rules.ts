import { isSyllable } from './syllable.rules.js';

/** Fonts of the time before Unicode that give Latin letters the look of Vietnamese ones. */
export type LegacyFont = 'TCVN3' | 'VNI';

/** TCVN3 (ABC), from 0xA1 on: one byte a letter. Capitals with a tone are small letters in a font of capitals. */
const TCVN3_LETTERS: readonly (readonly [first: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];

const TCVN3 = new Map(
  TCVN3_LETTERS.flatMap(([first, letters]) => [...letters].map((letter, at) => [String.fromCharCode(first + at), letter] as const)),
);

/** VNI writes a letter and, behind it, a Latin letter for its marks. */
const TONES: Readonly<Record<string, string>> = { ø: '\u0300', ù: '\u0301', û: '\u0309', õ: '\u0303', ï: '\u0323' };
const ROOFS: Readonly<Record<string, string>> = { â: '', à: '\u0300', á: '\u0301', å: '\u0309', ã: '\u0303', ä: '\u0323' };
const BOWLS: Readonly<Record<string, string>> = { ê: '', è: '\u0300', é: '\u0301', ú: '\u0309', ü: '\u0303', ë: '\u0323' };
const VNI_ALONE: Readonly<Record<string, string>> = { ñ: 'đ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ', ô: 'ơ', ö: 'ư', ì: 'ì', í: 'í' };

/** Every pair and letter of VNI, small and capital. */
function vniForms(): ReadonlyMap<string, string> {
  const small: (readonly [string, string])[] = Object.entries(VNI_ALONE);
  for (const [mark, tone] of Object.entries(TONES)) {
    for (const letter of 'aeouy') small.push([letter + mark, letter + tone]);
    small.push([`ô${mark}`, `ơ${tone}`], [`ö${mark}`, `ư${tone}`]);
  }
  for (const [mark, tone] of Object.entries(ROOFS)) for (const letter of 'aeo') small.push([letter + mark, `${letter}\u0302${tone}`]);
  for (const [mark, tone] of Object.entries(BOWLS)) small.push([`a${mark}`, `a\u0306${tone}`]);
  const all = small.flatMap(([vni, letter]) => [
    [vni, letter.normalize('NFC')] as const,
    [vni.toUpperCase(), letter.toUpperCase().normalize('NFC')] as const,
    // The letter may be a capital and its mark a small one: "Aâ".
    [vni[0]!.toUpperCase() + vni.slice(1), (letter[0]!.toUpperCase() + letter.slice(1)).normalize('NFC')] as const,
  ]);
  return new Map(all);
}

const VNI = vniForms();
const VNI_FORM = new RegExp([...VNI.keys()].toSorted((one, other) => other.length - one.length).join('|'), 'gu');
const TCVN3_FORM = new RegExp(`[${[...TCVN3.keys()].join('')}]`, 'gu');

/** Text in a legacy font as Unicode, in NFC. What the font does not know stays. */
export function fromLegacy(font: LegacyFont, text: string): string {
  if (font === 'TCVN3') return text.replaceAll(TCVN3_FORM, (sign) => TCVN3.get(sign)!);
  return text.replaceAll(VNI_FORM, (form) => VNI.get(form)!);
}

/** Nothing beyond Latin-1, and something beyond ASCII: text that a legacy font may have written. */
export const mayBeLegacy = (text: string): boolean => /[\u00a1-\u00ff]/u.test(text) && !/[^\0-\u00ff]/u.test(text);

/** TCVN3 writes letters as signs too (µ, ¸, ®): a word of it is what stands between spaces and ASCII signs. */
const WORDS = /[A-Za-z\u00a1-\u00ff]+/gu;
/** Different words that decide; more of them where the text has letters that only Unicode writes. */
const FEWEST = 5;
const FEWEST_BESIDE_UNICODE = 8;
const UNICODE_LETTER = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/u;
const SURE = 0.8;
const CLEARER = 0.25;
const MOST_WORDS = 2_000;

/**
 * The legacy font that the words of a text are written in, by how many of them become syllables; null for plain text, and for too few
 * words to tell; UNSURE where nothing is convincing.
 */
export function legacyFontOf(text: string): LegacyFont | 'UNSURE' | null {
  const words = [...new Set(text.match(WORDS) ?? [])].filter(mayBeLegacy).slice(0, MOST_WORDS);
  if (words.length < (UNICODE_LETTER.test(text) ? FEWEST_BESIDE_UNICODE : FEWEST)) return null;
  const share = (read: (word: string) => string): number => words.filter((word) => isSyllable(read(word))).length / words.length;
  const plain = share((word) => word);
  const shares = (['TCVN3', 'VNI'] as const).map((font) => [font, share((word) => fromLegacy(font, word))] as const);
  const [[best, bestShare], [, otherShare]] = shares.toSorted((one, other) => other[1] - one[1]) as [
    (typeof shares)[0],
    (typeof shares)[0],
  ];
  if (plain >= SURE && plain >= bestShare) return null;
  if (bestShare >= SURE && bestShare - Math.max(plain, otherShare) >= CLEARER) return best;
  return plain >= SURE || bestShare < 0.4 ? null : 'UNSURE';
}
