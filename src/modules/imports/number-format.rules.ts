/** How a number format shows a number: as a date, a month or a year of the calendar, as a percentage, with zeros in front up to a width, or as it is. */
export interface NumberFormat {
  readonly shown: 'PLAIN' | 'DATE' | 'MONTH' | 'YEAR' | 'PERCENT';
  /** Digits that a format such as `000` shows at least; 0 where there is none. */
  readonly width: number;
}

export const PLAIN_FORMAT: NumberFormat = { shown: 'PLAIN', width: 0 };

/** Formats that Excel knows by number and does not write down. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** `mmm-yy`. */
const MONTH_AND_YEAR = 17;

/** What is shown as it is: quoted text, escaped signs, colours and languages in brackets, fillers. */
const LITERALS = /"[^"]*"|\\.|\[[^\]]*\]|_.|\*./gu;

/** Excel writes no longer one. */
const LONGEST_CODE = 255;

/** The meaning of a number format, by its number and, where the workbook writes it down, its code. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if (isBuiltInDate(id)) return { shown: id === MONTH_AND_YEAR ? 'MONTH' : 'DATE', width: 0 };
    return id === 9 || id === 10 ? { shown: 'PERCENT', width: 0 } : PLAIN_FORMAT;
  }
  const [positive = ''] = code.slice(0, LONGEST_CODE).replaceAll(LITERALS, '').split(';');
  if (/^general$/iu.test(positive.trim())) return PLAIN_FORMAT;
  if (/[ymdhs]/iu.test(positive)) return { shown: calendarPart(positive), width: 0 };
  if (positive.includes('%')) return { shown: 'PERCENT', width: 0 };
  return /^0{2,}$/u.test(positive.trim()) ? { shown: 'PLAIN', width: positive.trim().length } : PLAIN_FORMAT;
}

/** How much of a date is shown: a person cannot know more of it. */
function calendarPart(code: string): NumberFormat['shown'] {
  if (/[dhs]/iu.test(code) || !/y/iu.test(code)) return 'DATE';
  return /m/iu.test(code) ? 'MONTH' : 'YEAR';
}
