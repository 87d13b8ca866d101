import { cellText, numberText, tidyText, wordKey } from './cell-text.rules.js';
import type { NoValue, RawCell, ShownCell } from './cell.js';
import { readCode, readNumberCode } from './code.rules.js';
import type { CellReader, CellValue, ColumnSpec, Reading } from './column.js';
import type { ComplaintCode } from './complaint.js';
import { complaintOf } from './complaint.rules.js';
import { instantOf, readDate, readDays, vietnamDay, type DateReading } from './date.rules.js';
import { noValueOf } from './no-value.rules.js';
import { readNumber, type ColumnNotation } from './number.rules.js';
import { wordList, yesOrNo } from './word.rules.js';

/** What the cells of a column say of it together, and what the file says of its dates. */
export interface ColumnEvidence {
  readonly notation: ColumnNotation;
  readonly zerosLost: boolean;
  /** Which year a workbook counts its days from; null in CSV, which does not say. */
  readonly date1904: boolean | null;
}

/** What a kind of column makes of a value: the value, or why not. */
type Outcome = { readonly value: CellValue } | { readonly wrong: ComplaintCode };

/** How a kind of column reads text, and numbers of a workbook. */
interface KindReader {
  readonly text: (text: string) => Outcome;
  readonly number: (value: number, shown: ShownCell['shown']) => Outcome;
  /** Whether a text that usually stands for no value is a value here. */
  readonly keeps: (text: string, none: NoValue) => boolean;
}

const LONGEST_TEXT = 2_000;
const keepsNothing = (): boolean => false;
const keepsWords = (_: string, none: NoValue): boolean => none !== 'EMPTY' && none !== 'DASH';
const keepsCross = (_: string, none: NoValue): boolean => none === 'CROSS';

/** Dates and instants, written or counted. */
function dayReader(spec: ColumnSpec, date1904: boolean | null): KindReader {
  const outcome = (reading: DateReading): Outcome => {
    if ('wrong' in reading) return reading;
    return { value: spec.kind === 'INSTANT' ? instantOf(reading) : vietnamDay(reading) };
  };
  return {
    text(text) {
      const reading = readDate(text);
      const counted = 'wrong' in reading && reading.wrong === 'DAYS_FOR_DATE' && date1904 !== null;
      return outcome(counted ? readDays(Number(text.replace(',', '.')), date1904) : reading);
    },
    number: (value, shown) => outcome(readDays(value, shown !== 'DATE' && date1904 === true)),
    keeps: keepsNothing,
  };
}

type Numbers = Extract<ColumnSpec, { readonly kind: 'COUNT' | 'POINTS' | 'PERCENT' }>;

/** Counts as numbers, points and percentages as exact decimals. */
function numberReader(spec: Numbers, notation: ColumnNotation): KindReader {
  const { least = spec.kind === 'COUNT' ? 0 : undefined, most } = spec;
  const bounded = (value: string): Outcome => {
    const size = Number(value);
    if ((least !== undefined && size < least) || (most !== undefined && size > most)) return { wrong: 'OUT_OF_RANGE' };
    if (spec.kind !== 'COUNT') return { value };
    if (value.includes('.')) return { wrong: 'NOT_WHOLE' };
    return Number.isSafeInteger(size) ? { value: size } : { wrong: 'OUT_OF_RANGE' };
  };
  return {
    text(text) {
      const reading = readNumber(spec.kind === 'PERCENT' ? text.replace(/ ?%$/u, '') : text, spec.kind, notation);
      if ('wrong' in reading) return reading;
      const share = spec.kind === 'PERCENT' && !text.endsWith('%') && isShare(Number(reading.value));
      return share ? { wrong: 'PERCENT_OR_SHARE' } : bounded(reading.value);
    },
    number(value, shown) {
      if (shown === 'DATE') return { wrong: 'DATE_FOR_NUMBER' };
      if (spec.kind !== 'PERCENT') return bounded(numberText(value));
      if (shown !== 'PERCENT' && isShare(value)) return { wrong: 'PERCENT_OR_SHARE' };
      return bounded(numberText(shown === 'PERCENT' ? value * 100 : value));
    },
    keeps: keepsNothing,
  };
}

/** Above 0 and up to 1, a percentage may be meant as a share. */
const isShare = (value: number): boolean => value > 0 && value <= 1;

const asText = (read: (text: string) => Outcome, keeps: KindReader['keeps']): KindReader => ({
  text: read,
  number: (value, shown) => read(cellText({ value, shown, formula: false })),
  keeps,
});

function kindReader(spec: ColumnSpec, { notation, zerosLost, date1904 }: ColumnEvidence): KindReader {
  switch (spec.kind) {
    case 'TEXT': {
      const { longest = LONGEST_TEXT } = spec;
      return asText((text) => (text.length > longest ? { wrong: 'TOO_LONG' } : { value: text }), keepsWords);
    }
    case 'CODE':
      return { text: (text) => readCode(text, spec, zerosLost), number: (value) => readNumberCode(value, spec), keeps: keepsCross };
    case 'BOOLEAN':
      return asText(
        (text) => orWrong(yesOrNo(text), 'NOT_YES_OR_NO'),
        (text) => yesOrNo(text) !== null,
      );
    case 'WORD': {
      const list = wordList(spec.words);
      return asText(
        (text) => orWrong(list.get(wordKey(text)) ?? null, 'UNKNOWN_WORD'),
        (text) => list.has(wordKey(text)),
      );
    }
    case 'DATE':
    case 'INSTANT':
      return dayReader(spec, date1904);
    default:
      return numberReader(spec, notation);
  }
}

const orWrong = (value: CellValue | null, wrong: ComplaintCode): Outcome => (value === null ? { wrong } : { value });

/** What a formula of Excel shows where it has no result. */
const EXCEL_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/u;
/** U+FFFD stands where bytes were broken; PostgreSQL takes no NUL. */
const BROKEN = /[\uFFFD\0]/u;

const MOST_KEPT = 4_096;

const taken = (value: CellValue): Reading => ({ value, none: null, complaint: null });

/** Reads the cells of one column by what it asks for and by what its cells say together. */
export function cellReader(spec: ColumnSpec, evidence: ColumnEvidence): CellReader {
  const kind = kindReader(spec, evidence);
  const needed = spec.required && spec.emptyAllowed !== true;
  const wrong = (code: ComplaintCode, cell: RawCell): Reading => ({
    value: null,
    none: null,
    complaint: complaintOf(code, spec, cellText(cell)),
  });
  const readText = (raw: string): Reading => {
    const text = tidyText(raw);
    if (BROKEN.test(raw)) return wrong('BROKEN_TEXT', raw);
    const none = noValueOf(text);
    if (none !== null && !kind.keeps(text, none)) return needed ? wrong('MISSING_VALUE', raw) : { value: null, none, complaint: null };
    if (text.startsWith('#') && EXCEL_ERROR.test(text)) return wrong('EXCEL_ERROR', raw);
    const outcome = kind.text(text);
    return 'wrong' in outcome ? wrong(outcome.wrong, raw) : taken(outcome.value);
  };
  const textReader = rememberingTexts(readText);
  return (cell) => {
    if (typeof cell === 'string') return textReader(cell);
    const value = typeof cell === 'object' ? cell.value : cell;
    if (value === '') return wrong('EXCEL_ERROR', cell);
    if (typeof value !== 'number') return textReader(cellText(value));
    const outcome = kind.number(value, typeof cell === 'object' ? cell.shown : 'PLAIN');
    return 'wrong' in outcome ? wrong(outcome.wrong, cell) : taken(outcome.value);
  };
}

/** Keeps what texts became, as long as most of them come again: units and dates do, codes of dossiers do not. */
function rememberingTexts(read: (text: string) => Reading): (text: string) => Reading {
  const known = new Map<string, Reading>();
  let again = 0;
  let worthIt = true;
  return (text) => {
    if (!worthIt) return read(text);
    const before = known.get(text);
    if (before) {
      again++;
      return before;
    }
    if (known.size >= MOST_KEPT) {
      worthIt = again > MOST_KEPT;
      again = 0;
      known.clear();
    }
    const reading = read(text);
    known.set(text, reading);
    return reading;
  };
}
