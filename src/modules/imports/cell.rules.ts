import { cellText, isPlain, tidyText } from './cell-text.rules.js';
import type { RawCell } from './cell.js';
import type { CellReader, CellValue, ColumnSpec, Reading } from './column.js';
import type { ComplaintCode } from './complaint.js';
import { complaintOf } from './complaint.rules.js';
import { kindReader, type ColumnEvidence } from './kind-reader.rules.js';
import { noValueOf } from './no-value.rules.js';
import { rememberingTexts } from './remembered-texts.rules.js';

/** What a formula of Excel shows where it has no result. */
const EXCEL_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/u;
/** U+FFFD stands where bytes were broken; PostgreSQL takes no NUL. */
const BROKEN = /[\uFFFD\0]/u;

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
    const plain = isPlain(raw);
    if (!plain && BROKEN.test(raw)) return wrong('BROKEN_TEXT', raw);
    const text = plain ? raw : tidyText(raw);
    const none = noValueOf(text);
    if (none !== null && !kind.keeps(text, none)) return needed ? wrong('MISSING_VALUE', raw) : { value: null, none, complaint: null };
    if (text.startsWith('#') && EXCEL_ERROR.test(text)) return wrong('EXCEL_ERROR', raw);
    const outcome = kind.text(text, raw);
    return 'wrong' in outcome ? wrong(outcome.wrong, raw) : taken(outcome.value);
  };
  const readNumber = (value: number, cell: RawCell): Reading => {
    const outcome = kind.number(value, typeof cell === 'object' ? cell.shown : 'PLAIN');
    return 'wrong' in outcome ? wrong(outcome.wrong, cell) : taken(outcome.value);
  };
  const remembered = rememberingTexts(readText);
  const textReader = spec.kind === 'COUNT' ? plainCounts(readNumber, remembered) : remembered;
  return (cell) => {
    if (typeof cell === 'string') return textReader(cell);
    const value = typeof cell === 'object' ? cell.value : cell;
    if (value === '') return wrong('EXCEL_ERROR', cell);
    return typeof value === 'number' ? readNumber(value, cell) : textReader(cellText(value));
  };
}

/** Most counts are a few digits, which need no rule to be read. */
const plainCounts =
  (readNumber: (value: number, cell: RawCell) => Reading, others: (text: string) => Reading) =>
  (text: string): Reading =>
    isDigits(text) ? readNumber(Number(text), text) : others(text);

const MOST_DIGITS = 15;
const ZERO = 0x30;
const NINE = 0x39;

function isDigits(text: string): boolean {
  if (text === '' || text.length > MOST_DIGITS) return false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign < ZERO || sign > NINE) return false;
  }
  return true;
}
