import { calendarReader, dayReader } from './calendar-kind.rules.js';
import { cellText, wordKey } from './cell-text.rules.js';
import type { NoValue } from './cell.js';
import { readCode, readNumberCode } from './code.rules.js';
import type { CellValue, ColumnSpec } from './column.js';
import type { ComplaintCode } from './complaint.js';
import { keepsNothing, type KindReader, type Outcome } from './cell-kind.rules.js';
import { readList } from './list.rules.js';
import { numberReader } from './number-kind.rules.js';
import type { ColumnNotation } from './number.rules.js';
import { wordList, yesOrNo } from './word.rules.js';

/** What the cells of a column say of it together, and what the file says of its dates. */
export interface ColumnEvidence {
  readonly notation: ColumnNotation;
  readonly zerosLost: boolean;
  /** Which year a workbook counts its days from; null in CSV, which does not say. */
  readonly date1904: boolean | null;
}

const LONGEST_TEXT = 2_000;
const MOST_LISTED = 500;
const keepsWords = (_: string, none: NoValue): boolean => none !== 'EMPTY' && none !== 'DASH';
const keepsCross = (_: string, none: NoValue): boolean => none === 'CROSS';

const asText = (read: KindReader['text'], keeps: KindReader['keeps']): KindReader => ({
  text: read,
  number(value, shown) {
    const text = cellText({ value, shown, formula: false });
    return read(text, text);
  },
  keeps,
});

const orWrong = (value: CellValue | null, wrong: ComplaintCode): Outcome => (value === null ? { wrong } : { value });

function listed(raw: string, longest: number): Outcome {
  const texts = readList(raw);
  if (texts.length > MOST_LISTED || texts.some((text) => text.length > longest)) return { wrong: 'TOO_LONG' };
  return orWrong(texts.length === 0 ? null : texts, 'NOT_A_LIST');
}

/** How the cells of a column are read, by its kind and by what they say together. */
export function kindReader(spec: ColumnSpec, { notation, zerosLost, date1904 }: ColumnEvidence): KindReader {
  switch (spec.kind) {
    case 'TEXT': {
      const { longest = LONGEST_TEXT } = spec;
      return asText((text) => (text.length > longest ? { wrong: 'TOO_LONG' } : { value: text }), keepsWords);
    }
    case 'LIST': {
      const { longest = LONGEST_TEXT } = spec;
      return asText((_, raw) => listed(raw, longest), keepsNothing);
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
      return dayReader(spec.kind, date1904);
    case 'MONTH':
    case 'YEAR':
    case 'PERIOD':
      return calendarReader(spec.kind);
    default:
      return numberReader(spec, notation);
  }
}
