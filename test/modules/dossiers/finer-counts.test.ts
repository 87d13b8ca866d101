import { describe, expect, test } from '@jest/globals';
import { isOfWholeMonths } from '../../../src/modules/dossiers/finer-counts.rules.js';

const TODAY = '2026-03-02';

describe('a period of whole months', () => {
  test.each([
    ['a year', '2021-01-01', '2021-12-31', true],
    ['a February of a leap year', '2020-02-01', '2020-02-29', true],
    ['months over the turn of a year', '2020-11-01', '2021-02-28', true],
    ['a year that goes on', '2026-01-01', '2026-12-31', true],
    ['a month up to today', '2026-03-01', TODAY, true],
    ['a month up to yesterday', '2026-03-01', '2026-03-01', false],
    ['a February without its last day', '2020-02-01', '2020-02-28', false],
    ['one that starts on a second', '2021-01-02', '2021-12-31', false],
    ['a single day', '2021-05-05', '2021-05-05', false],
    ['one in days that goes on', '2026-02-15', '2026-12-31', false],
  ])('%s: %s to %s', (_title, from, to, whole) => {
    expect(isOfWholeMonths({ from, to }, TODAY)).toBe(whole);
  });
});
