/** Who writes a number so: 1.234,5 or 1,234.5. */
export type Notation = 'VIETNAMESE' | 'ENGLISH';

/** How a column writes its numbers, as far as its cells say; MIXED where they contradict each other. */
export type ColumnNotation = Notation | 'MIXED' | null;

/** What a text is in each notation: an exact decimal without needless zeros, or null where it is no number in it. */
export interface NumberReadings {
  readonly VIETNAMESE: string | null;
  readonly ENGLISH: string | null;
}

const FORMS: Readonly<Record<Notation, RegExp>> = {
  VIETNAMESE: /^([+-]?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,(\d+))?$/u,
  ENGLISH: /^([+-]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.(\d+))?$/u,
};

/** `-0012.500` as `-12.5`. */
function exact(sign: string, whole: string, decimals: string): string {
  const front = whole.replaceAll(/[., ]/gu, '').replace(/^0+(?=\d)/u, '');
  const back = decimals.replace(/0+$/u, '');
  const plain = back === '' ? front : `${front}.${back}`;
  return sign === '-' && plain !== '0' ? `-${plain}` : plain;
}

function readIn(notation: Notation, text: string): string | null {
  const found = FORMS[notation].exec(text);
  return found ? exact(found[1]!, found[2]!, found[3] ?? '') : null;
}

/** Both readings of a tidy text; a minus of any length counts. */
export function numberReadings(text: string): NumberReadings {
  const plain = text.replace(/^[−–—]\s*/u, '-');
  return { VIETNAMESE: readIn('VIETNAMESE', plain), ENGLISH: readIn('ENGLISH', plain) };
}

export type NumberKind = 'COUNT' | 'POINTS' | 'PERCENT';

/** What a number column makes of a text: an exact decimal, or why not. */
export type NumberReading =
  { readonly value: string } | { readonly wrong: 'NOT_A_NUMBER' | 'NOT_WHOLE' | 'TWO_READINGS' | 'OTHER_NOTATION' };

/** No number of the field is longer, and no expression is to work through a page of digits. */
const LONGEST = 40;

const isWhole = (value: string | null): boolean => value !== null && !value.includes('.');

/** The readings that the kind of the column leaves: a count is whole. */
function possible(readings: NumberReadings, kind: NumberKind): NumberReadings {
  if (kind !== 'COUNT') return readings;
  return {
    VIETNAMESE: isWhole(readings.VIETNAMESE) ? readings.VIETNAMESE : null,
    ENGLISH: isWhole(readings.ENGLISH) ? readings.ENGLISH : null,
  };
}

/** The notation that a text is certainly written in, for a column of this kind; null where it could be either, or is no number. */
export function certainNotation(text: string, kind: NumberKind): Notation | null {
  if (text.length > LONGEST) return null;
  const { VIETNAMESE, ENGLISH } = possible(numberReadings(text), kind);
  if (VIETNAMESE !== null && ENGLISH === null) return 'VIETNAMESE';
  return ENGLISH !== null && VIETNAMESE === null ? 'ENGLISH' : null;
}

/** The notation of a column from some of its cells. */
export function columnNotation(texts: Iterable<string>, kind: NumberKind): ColumnNotation {
  let notation: ColumnNotation = null;
  for (const text of texts) {
    const certain = certainNotation(text, kind);
    if (certain === null || certain === notation) continue;
    if (notation !== null) return 'MIXED';
    notation = certain;
  }
  return notation;
}

/**
 * The number in a tidy text. One reading that the kind of the column leaves is taken. Of two, the field decides: a dot in a count
 * stands for thousands and a comma in points for decimals, unless other cells of the column are certainly English. A comma in a count and a dot in
 * points before three digits are read as the other cells of the column certainly are; without such cells, or where they
 * contradict each other, it is an error. A text that is certainly written unlike the column is one as well, where the column
 * holds only to one notation: what it decided would be wrong.
 */
export function readNumber(text: string, kind: NumberKind, column: ColumnNotation): NumberReading {
  if (text.length > LONGEST) return { wrong: 'NOT_A_NUMBER' };
  const all = numberReadings(text);
  const { VIETNAMESE, ENGLISH } = possible(all, kind);
  if (VIETNAMESE === null && ENGLISH === null) {
    return { wrong: all.VIETNAMESE === null && all.ENGLISH === null ? 'NOT_A_NUMBER' : 'NOT_WHOLE' };
  }
  if (VIETNAMESE === null || ENGLISH === null) {
    const own: Notation = VIETNAMESE === null ? 'ENGLISH' : 'VIETNAMESE';
    if (column !== null && column !== 'MIXED' && column !== own) return { wrong: 'OTHER_NOTATION' };
    return { value: (VIETNAMESE ?? ENGLISH)! };
  }
  if (VIETNAMESE === ENGLISH) return { value: VIETNAMESE };
  if (column === 'MIXED') return { wrong: 'TWO_READINGS' };
  const byTheField = text.includes(kind === 'COUNT' ? '.' : ',');
  if (byTheField) return column === 'ENGLISH' ? { wrong: 'TWO_READINGS' } : { value: VIETNAMESE };
  return column === null ? { wrong: 'TWO_READINGS' } : { value: column === 'ENGLISH' ? ENGLISH : VIETNAMESE };
}
