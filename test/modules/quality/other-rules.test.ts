import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { figure, ruleCodes, share } from '../../../src/modules/quality/check.rules.js';
import { periodCheck, publicationCheck } from '../../../src/modules/quality/date.rules.js';
import { ruleTexts } from '../../../src/modules/quality/rule.rules.js';
import { rankCheck, sumOfMaxCheck } from '../../../src/modules/quality/score-check.rules.js';
import { partOfWholeCheck } from '../../../src/modules/quality/statement-check.rules.js';

describe('dates', () => {
  test('the period 2016–2021 of quận Đồ Sơn ends 589 days after its report of 21/5/2020', () => {
    expect(periodCheck('2021-12-31', '2020-05-21')).toMatchObject({ rule: 'PERIOD_AFTER_REPORT', outcome: 'FAIL', residual: '589' });
  });

  test('a period that ended on the day of the report passes; an open one cannot be tested', () => {
    expect(periodCheck('2020-05-21', '2020-05-21')).toMatchObject({ outcome: 'PASS', residual: '0' });
    expect(periodCheck(null, '2020-05-21')).toMatchObject({ outcome: 'NOT_TESTABLE', residual: null });
  });

  test('a meeting dated 28/6/2018 on a page published on 27/06/2018 is one day too late', () => {
    const check = publicationCheck('2018-06-28', '2018-06-27');
    expect(check).toMatchObject({ rule: 'EVENT_AFTER_PUBLICATION', outcome: 'FAIL', residual: '1' });
    expect(check.explanationVi).toContain('28/06/2018');
  });
});

describe('ranks', () => {
  test('a published rank that is not the computed one fails by the difference', () => {
    expect(rankCheck({ published: 5, publishedText: null, computed: 3 })).toMatchObject({ outcome: 'FAIL', residual: '2' });
    expect(rankCheck({ published: 3, publishedText: null, computed: 3 })).toMatchObject({ outcome: 'PASS' });
  });

  test('a rank in words only, such as “thấp”, cannot be tested', () => {
    const check = rankCheck({ published: null, publishedText: 'thấp', computed: null });
    expect(check).toMatchObject({ outcome: 'NOT_TESTABLE' });
    expect(check.explanation).toContain('“thấp”');
  });
});

describe('sums of maxima', () => {
  test('the printed 100 of field maxima that sum to 99.55 fails by 0.45', () => {
    const fields = ['20.5', '10', '10', '6', '10.05', '6', '14', '9', '14'];
    expect(sumOfMaxCheck({ declared: '100', leaves: fields, fields })).toMatchObject({
      outcome: 'FAIL',
      residual: '0.45',
      sharePercent: '0.45',
    });
  });

  test('leaves that do not sum to the total fail although the fields do', () => {
    expect(sumOfMaxCheck({ declared: '2', leaves: ['0.5', '0.5'], fields: ['2'] })).toMatchObject({ outcome: 'FAIL', residual: '1' });
  });

  test('decimals are exact: ten times 0.1 is 1', () => {
    expect(sumOfMaxCheck({ declared: '1', leaves: Array<string>(10).fill('0.1'), fields: ['1.00'] })).toMatchObject({
      outcome: 'PASS',
      residual: '0',
    });
  });
});

test('15 of 15 is a part of its whole; 16 of 15 is not', () => {
  expect(partOfWholeCheck('15', '15')).toMatchObject({ rule: 'PART_OF_WHOLE', outcome: 'PASS' });
  expect(partOfWholeCheck('16', '15')).toMatchObject({ outcome: 'FAIL', residual: '1', sharePercent: '6.67' });
  expect(partOfWholeCheck('-1', '15')).toMatchObject({ outcome: 'FAIL', residual: '-1' });
});

test('numbers are written as readers of each language write them', () => {
  expect(figure(30_778)).toEqual({ en: '30,778', vi: '30.778' });
  expect(figure('1.79')).toEqual({ en: '1.79', vi: '1,79' });
});

test('a share is rounded half up to two decimals and never negative', () => {
  expect(share(550, 30_778)).toBe('1.79');
  expect(share('0.125', 100)).toBe('0.13');
  fc.assert(
    fc.property(
      fc.integer(),
      fc.nat({ max: 1_000_000 }).map((n) => n + 1),
      (part, total) => Number(share(part, total)) >= 0,
    ),
  );
});

test('every rule has a name and a description in both languages', () => {
  for (const code of ruleCodes) {
    const { name, description } = ruleTexts[code];
    expect([name.en, name.vi, description.en, description.vi].every((text) => text.length > 5)).toBe(true);
  }
});
