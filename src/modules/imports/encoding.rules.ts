import { legacyFontOf, type LegacyFont } from './legacy-font.rules.js';
import { markedWords, syllableShare } from './syllable.rules.js';

/** How the characters of a text file are written. */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'WINDOWS-1258' | LegacyFont;

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte);

/** UTF-16 without a mark shows itself by the zero bytes of its ASCII signs. */
function zeroBytes(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at & 1]!++;
  const [even, odd] = zeros as [number, number];
  const some = bytes.length / 8;
  if (odd > some && odd > 4 * even) return 'UTF-16LE';
  return even > some && even > 4 * odd ? 'UTF-16BE' : null;
}

/** A sample may end inside a character: its last three bytes do not count. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const SURE = 0.8;
const MOST_WORDS = 2_000;

/** A file of one byte a sign, by which reading makes Vietnamese of it; null where none does. */
function singleByte(bytes: Uint8Array): Encoding | null {
  const font = legacyFontOf(new TextDecoder('latin1').decode(bytes));
  if (font === 'TCVN3' || font === 'VNI') return font;
  const share = syllableShare(markedWords(new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), MOST_WORDS));
  return share !== null && share >= SURE ? 'WINDOWS-1258' : null;
}

/** The encoding of a text file by its beginning; null where no reading makes sense of it. */
export function encodingOf(sample: Uint8Array): Encoding | null {
  if (startsWith(sample, 0xef, 0xbb, 0xbf)) return 'UTF-8';
  if (startsWith(sample, 0xff, 0xfe)) return 'UTF-16LE';
  if (startsWith(sample, 0xfe, 0xff)) return 'UTF-16BE';
  const wide = zeroBytes(sample);
  if (wide) return wide;
  // Text has no zero bytes: this is some binary file.
  if (sample.includes(0)) return null;
  return isUtf8(sample) ? 'UTF-8' : singleByte(sample);
}
