import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseValue, type GraphQLScalarType } from 'graphql';
import { HubError } from '../../src/kernel/errors.js';
import { DateScalar, DateTimeScalar, DecimalScalar, MonthScalar } from '../../src/kernel/scalars.js';

const refused = (scalar: GraphQLScalarType, value: unknown) => {
  expect(() => scalar.parseValue(value)).toThrow(HubError);
  expect(() => scalar.parseValue(value)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', messageVi: expect.any(String) }) }),
  );
};
const literal = (scalar: GraphQLScalarType, text: string) => scalar.parseLiteral(parseValue(text));

describe('Date', () => {
  test('takes a calendar date and gives it back unchanged, as variable and as literal', () => {
    expect(DateScalar.parseValue('2020-02-29')).toBe('2020-02-29');
    expect(literal(DateScalar, '"2018-11-06"')).toBe('2018-11-06');
    expect(DateScalar.serialize('2018-11-06')).toBe('2018-11-06');
  });

  test.each([
    '2018-02-29',
    '2018-13-01',
    '2018-11-6',
    '06/11/2018',
    '2018-11-06T00:00:00',
    '+002018-11-06',
    '0000-01-01',
    '0999-12-31',
    ' 2018-11-06',
    '',
    20181106,
    true,
    null,
    {},
    [],
  ])('refuses %j', (value) => refused(DateScalar, value));

  test('refuses a literal that is not a string', () => {
    expect(() => literal(DateScalar, '20181106')).toThrow(HubError);
    expect(() => literal(DateScalar, '{ year: 2018 }')).toThrow(HubError);
  });
});

describe('Month', () => {
  test('takes 2018-11', () => {
    expect(MonthScalar.parseValue('2018-11')).toBe('2018-11');
    expect(literal(MonthScalar, '"2018-01"')).toBe('2018-01');
  });

  test.each(['2018-00', '0000-01', '2018-13', '2018-1', '11/2018', '2018-11-01', 201811, null])('refuses %j', (value) =>
    refused(MonthScalar, value),
  );
});

describe('DateTime', () => {
  test('leaves with the offset of Viet Nam', () => {
    expect(DateTimeScalar.serialize(new Date('2018-11-29T17:00:00Z'))).toBe('2018-11-30T00:00:00+07:00');
    expect(DateTimeScalar.serialize(new Date('2018-12-31T23:59:59.999Z'))).toBe('2019-01-01T06:59:59+07:00');
  });

  test('takes an instant with any offset', () => {
    expect(DateTimeScalar.parseValue('2018-11-30T00:00:00+07:00')).toEqual(new Date('2018-11-29T17:00:00Z'));
    expect(literal(DateTimeScalar, '"2018-11-29T17:00:00Z"')).toEqual(new Date('2018-11-29T17:00:00Z'));
  });

  test.each(['2018-11-30T00:00:00', '2018-11-30', '2018-11-31T00:00:00Z', 'now', 1543510800000, null])(
    'refuses %j: an instant has an offset',
    (value) => refused(DateTimeScalar, value),
  );

  test.each(['0000-01-01T00:00:00Z', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z'])(
    'refuses %j: the database holds no such year',
    (value) => refused(DateTimeScalar, value),
  );

  test('takes the last instant of the year 9999, which some say for never', () => {
    expect(DateTimeScalar.parseValue('9999-12-31T23:59:59Z')).toEqual(new Date('9999-12-31T23:59:59Z'));
  });

  test('whole seconds survive the way out and in again', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1976-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        const seconds = new Date(Math.floor(date.getTime() / 1000) * 1000);
        expect(DateTimeScalar.parseValue(DateTimeScalar.serialize(seconds))).toEqual(seconds);
      }),
    );
  });
});

describe('Decimal', () => {
  test.each([
    ['91.43', 91.43],
    ['91.430000', 91.43],
    ['-0.5000', -0.5],
    ['20.5', 20.5],
    ['1.78699330', 1.787],
    ['1.00005', 1.0001],
    ['1.00015', 1.0002],
    ['-1.00015', -1.0002],
    ['0.00004', 0],
    ['99999999999.9999', 99999999999.9999],
    ['0', 0],
  ])('the exact text %s leaves as the number %d', (text, number) => {
    expect(DecimalScalar.serialize(text)).toBe(number);
  });

  test('up to 4 decimals leave as they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (tenThousandths) => {
        const sign = tenThousandths < 0 ? '-' : '';
        const digits = String(Math.abs(tenThousandths)).padStart(5, '0');
        const text = `${sign}${digits.slice(0, -4)}.${digits.slice(-4)}`;
        expect(DecimalScalar.serialize(text)).toBe(Number(text));
      }),
    );
  });

  test.each(['NaN', 'Infinity', 'không', '', undefined])('never sends %s', (value) => {
    expect(() => DecimalScalar.serialize(value)).toThrow(/cannot represent/);
  });

  test('takes numbers only, as exact text', () => {
    expect(DecimalScalar.parseValue(0.1)).toBe('0.1');
    expect(literal(DecimalScalar, '20.5')).toBe('20.5');
    expect(literal(DecimalScalar, '20')).toBe('20');
  });

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    JSON.parse('1e400'),
    1e12,
    -1e12,
    '20.5',
    null,
    true,
    {},
    JSON.parse('{"toString":1,"valueOf":1}'),
  ])('refuses %j', (value) => refused(DecimalScalar, value));

  test('refuses a literal that overflows or is text', () => {
    expect(() => literal(DecimalScalar, '1e400')).toThrow(HubError);
    expect(() => literal(DecimalScalar, '"20.5"')).toThrow(HubError);
  });
});
