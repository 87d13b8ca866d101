import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bareName, foldKey, searchKey, tidyName } from '../../../src/modules/units/unit-name.rules.js';

/** Names as people and lists write them: syllables with and without marks, kind words long and short, odd spaces. */
const syllable = fc.constantFrom('Hoà', 'Hòa', 'Thuỷ', 'Thủy', 'Bồ', 'Đề', 'Quý', 'Loè', 'M’Drắk', '12', 'Toán', 'ưỡng');
const kindWord = fc.constantFrom('Phường', 'P.', 'p', 'Xã', 'TT.', 'Thị trấn', 'TP', 'Quận', 'H.', '');
const space = fc.constantFrom(' ', '  ', '\u00a0', ' \u200b');
const name = fc
  .tuple(kindWord, fc.array(syllable, { minLength: 1, maxLength: 3 }), space)
  .map(([kind, rest, between]) => [kind, ...rest].filter(Boolean).join(between));

describe('foldKey', () => {
  test.each([
    ['Xã Hoà Bình', 'Xã Hòa Bình'],
    ['Thuỷ Nguyên', 'Thủy Nguyên'],
    ['Xã Loè', 'Xã Lòe'],
    ['Phường  Bồ Đề', 'phường bồ đề'],
    ['Xã Ia H’Drai', "Xã Ia H'Drai"],
    ['Bồ Đề'.normalize('NFD'), 'Bồ Đề'],
    ['Phường\u200b Bồ Đề', 'Phường Bồ Đề'],
    ['P. Bồ Đề', 'Phường Bồ Đề'],
    ['P.12', 'Phường 12'],
    ['q1', 'Quận 1'],
    ['TX. Sơn Tây', 'Thị xã Sơn Tây'],
    ['TT Chợ Chu', 'Thị trấn Chợ Chu'],
    ['TP.Huế', 'Thành phố Huế'],
  ])('takes %j and %j for one name', (one, other) => {
    expect(foldKey(one)).toBe(foldKey(other));
  });

  test.each([
    ['Xã Hòa', 'Xã Hóa'],
    ['Xã Tân Lập', 'Thị trấn Tân Lập'],
    ['Xã Đa Phước', 'Xã Đà Phước'],
    ['Phường 1', 'Phường 11'],
    ['Xã Quân', 'Xã Quan'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(foldKey(one)).not.toBe(foldKey(other));
  });

  test.each(['P', 'Phú', 'Tp', 'Hà Nội', 'Xuân'])('does not expand the start of %j, which is no short kind word', (text) => {
    expect(foldKey(text)).toBe(text.toLowerCase());
  });

  test('is the same for NFC, NFD and any case, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(foldKey(text.normalize('NFD'))).toBe(foldKey(text));
        expect(foldKey(text.toUpperCase())).toBe(foldKey(text));
        expect(foldKey(foldKey(text))).toBe(foldKey(text));
      }),
    );
  });
});

describe('searchKey', () => {
  test.each([
    ['Phường Bồ Đề', 'phuong bo de'],
    ['P. Bồ Đề', 'phuong bo de'],
    ['QUẬN ĐỒ SƠN', 'quan do son'],
    ['long bien', 'long bien'],
    ['Xã Ea H’Leo', "xa ea h'leo"],
  ])('of %j is %j', (text, key) => {
    expect(searchKey(text)).toBe(key);
  });

  test('has no mark left, and is decided by the fold key', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(searchKey(text)).toMatch(/^[a-z0-9' -]+$/);
        expect(searchKey(foldKey(text))).toBe(searchKey(text));
      }),
    );
  });

  test('finds any name that is typed without marks', () => {
    fc.assert(fc.property(name, (text) => expect(searchKey(searchKey(text))).toBe(searchKey(text))));
  });
});

describe('bareName', () => {
  test.each([
    ['Phường Bồ Đề', 'Bồ Đề'],
    ['Thành phố Hồ Chí Minh', 'Hồ Chí Minh'],
    ['Thị Xã Mường Lay', 'Mường Lay'],
    ['Đặc khu Cô Tô', 'Cô Tô'],
    ['Phường 12', '12'],
    ['Phòng Nội vụ quận Long Biên', 'Phòng Nội vụ quận Long Biên'],
    ['Xã', 'Xã'],
    ['Việt Nam', 'Việt Nam'],
  ])('of %j is %j', (text, bare) => {
    expect(bareName(text)).toBe(bare);
  });
});

test('tidyName leaves a tidy name as it is, and its result is tidy', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(tidyName(tidyName(text))).toBe(tidyName(text));
      expect(tidyName(text)).toBe(tidyName(text).normalize('NFC'));
    }),
  );
});
