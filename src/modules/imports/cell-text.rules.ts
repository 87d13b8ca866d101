import type { RawCell } from './cell.js';

/** Invisible characters, odd spaces, spaces at the ends or in a row: what a text has to be cleaned of. */
const UNTIDY = /[\p{Cf}\p{Cc}]|[^\S ]|^\s|\s$|\s\s/u;
/** `="001"` and `'001`: how Excel is made to keep a text as it is. */
const KEPT_AS_TEXT = /^(?:="([^"]*)"|'(.*))$/su;

/** Text in NFC without invisible characters, odd spaces and line breaks, and without the signs that keep Excel from reading it. */
export function tidyText(text: string): string {
  if (isPlain(text)) return text;
  let tidy = text.normalize('NFC');
  if (UNTIDY.test(tidy)) {
    tidy = tidy
      .replaceAll(/\p{Cf}|[^\P{Cc}\s]/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .trim();
  }
  const first = tidy.charCodeAt(0);
  if (first !== EQUALS && first !== APOSTROPHE) return tidy;
  const kept = KEPT_AS_TEXT.exec(tidy);
  return kept ? (kept[1] ?? kept[2] ?? '').trim() : tidy;
}

const EQUALS = 0x3d;
const APOSTROPHE = 0x27;
const SPACE = 0x20;
const TILDE = 0x7e;

/** Whether a text is tidy at first sight, as most cells are: ASCII, without a space at an end or two in a row. Looked at sign by sign, because it is the first thing done with each of millions. */
export function isPlain(text: string): boolean {
  let before = SPACE;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign < SPACE || sign > TILDE || (sign === SPACE && before === SPACE)) return false;
    before = sign;
  }
  const first = text.charCodeAt(0);
  return text === '' || (before !== SPACE && first !== EQUALS && first !== APOSTROPHE);
}

const DAY_MS = 24 * 3_600_000;
/** Day 0 of the 1900 system, seen from 1/3/1900 on: Excel counts a 29/2/1900 that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);

const two = (part: number): string => String(part).padStart(2, '0');

/** Days in the 1900 system as a person sees them in Excel; less than a day is a time. */
function shownDay(days: number, shown: 'DATE' | 'MONTH' | 'YEAR'): string {
  const at = new Date(EPOCH_1900 + Math.round(days * 86_400) * 1000);
  const year = String(at.getUTCFullYear());
  if (shown === 'YEAR') return year;
  const month = `${two(at.getUTCMonth() + 1)}/${year}`;
  if (shown === 'MONTH') return month;
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  if (days > 0 && days < 1) return time;
  const day = `${two(at.getUTCDate())}/${month}`;
  return at.getTime() % DAY_MS === 0 ? day : `${day} ${time}`;
}

const DIGITS_THAT_COUNT = 15;

/** A number as Excel knows it: 15 digits that count, without an exponent; what is smaller than 15 decimals is 0. */
export function numberText(value: number): string {
  const short = String(value);
  if (short.length <= DIGITS_THAT_COUNT && !short.includes('e')) return short;
  let digits = value.toPrecision(DIGITS_THAT_COUNT);
  if (digits.includes('e')) digits = Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(15);
  return digits.includes('.') ? digits.replace(/\.?0+$/u, '').replace(/^-0$/u, '0') : digits;
}

/** A cell as a person sees it, for reports, for headers and for the download of what was rejected. */
export function cellText(cell: RawCell): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell.value === 'number') {
    if (cell.shown === 'DATE' || cell.shown === 'MONTH' || cell.shown === 'YEAR') return shownDay(cell.value, cell.shown);
    if (cell.shown === 'PERCENT') return `${numberText(Number((cell.value * 100).toPrecision(15)))}%`;
  }
  return cellText(cell.value);
}

/** What two spellings of a word or a header share: no case, no marks, đ as d, and nothing but letters, digits and %. */
export function wordKey(text: string): string {
  return text
    .replaceAll(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}|\p{Cf}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9%]+/gu, ' ')
    .trim();
}
