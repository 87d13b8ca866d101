import { Decimal } from 'decimal.js';
import { decided, figure, sentence, type Check } from './check.rules.js';

/** “15 of 15”: the part lies between 0 and the whole; the residual is what lies outside. */
export function partOfWholeCheck(part: string, whole: string): Check {
  const value = new Decimal(part);
  const outside = value.isNegative() ? value : Decimal.max(0, value.minus(whole));
  const template = outside.isZero()
    ? { en: '{part} lies between 0 and {whole}.', vi: '{part} nằm trong khoảng từ 0 đến {whole}.' }
    : { en: '{part} does not lie between 0 and {whole}.', vi: '{part} không nằm trong khoảng từ 0 đến {whole}.' };
  return decided('PART_OF_WHOLE', outside, whole, sentence(template, { part: figure(part), whole: figure(whole) }));
}
