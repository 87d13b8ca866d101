import { badInput } from '../../kernel/errors.js';

const FIRST = 1900;
const LAST = 2200;

/** A year as it was asked for; BAD_USER_INPUT outside 1900–2200. */
export function scoredYear(year: number): number {
  if (year >= FIRST && year <= LAST) return year;
  throw badInput({
    message: `A year is from ${FIRST} to ${LAST}; ${year} came.`,
    messageVi: `Năm phải nằm trong khoảng ${FIRST}–${LAST}; giá trị nhận được: ${year}.`,
  });
}

/** First and last year of a series; BAD_USER_INPUT where they are the wrong way round. */
export function scoredYears(from: number, to: number): { from: number; to: number } {
  if (scoredYear(from) <= scoredYear(to)) return { from, to };
  throw badInput({
    message: `A series runs from an earlier to a later year; from ${from} to ${to} came.`,
    messageVi: `Năm bắt đầu phải không sau năm kết thúc; giá trị nhận được: từ ${from} đến ${to}.`,
    hint: 'Swap from and to.',
  });
}
