import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inPrintedOrder, parentOf } from '../../../src/modules/imports/criteria-tree.rules.js';
import { canonicalFieldOf } from '../../../src/modules/imports/criteria-words.rules.js';
import { searchKey } from '../../../src/modules/units/index.js';

const codes = fc.uniqueArray(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.')));

describe('printed codes', () => {
  test('stand in one order, whatever the order of the rows, each behind what it is part of', () => {
    fc.assert(
      fc.property(codes, (some) => {
        const ordered = some.toSorted(inPrintedOrder);
        expect(some.toReversed().toSorted(inPrintedOrder)).toEqual(ordered);
        for (const [at, code] of ordered.entries()) {
          const parent = ordered.indexOf(parentOf(code) ?? '');
          expect(parent).toBeLessThan(at);
        }
      }),
    );
  });

  test('count their last number: 1.2 stands before 1.10', () => {
    expect(['1.10', '2', '1.2', '1', '1.2.1'].toSorted(inPrintedOrder)).toEqual(['1', '1.2', '1.2.1', '1.10', '2']);
  });
});

describe('what a field is about', () => {
  test.each([
    ['Công tác chỉ đạo, điều hành cải cách hành chính', 'DIRECTION'],
    ['Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật', 'INSTITUTIONS'],
    ['Cải cách thủ tục hành chính', 'PROCEDURES'],
    ['Cải cách tổ chức bộ máy hành chính', 'APPARATUS'],
    ['Xây dựng và nâng cao chất lượng đội ngũ CÁN BỘ, công chức', 'STAFF'],
    ['Cải cách tài chính công', 'FINANCE'],
    ['Xây dựng và phát triển chính quyền điện tử, chính quyền số', 'MODERNISATION'],
    ['Thực hiện cơ chế một cửa, một cửa liên thông', 'ONE_STOP'],
    ['Tác động của cải cách hành chính', 'IMPACT'],
    ['Điểm thưởng', 'BONUS'],
  ])('is told by its name: %s', (name, field) => {
    expect(canonicalFieldOf(searchKey(name))).toBe(field);
  });

  test('is not guessed where a name tells two things or nothing', () => {
    expect(canonicalFieldOf(searchKey('Cải cách thủ tục hành chính và cơ chế một cửa'))).toBeNull();
    expect(canonicalFieldOf(searchKey('Nội dung khác'))).toBeNull();
  });
});
