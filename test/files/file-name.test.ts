import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tidyFileName } from '../../src/files/index.js';

const PDF = ['pdf'] as const;
const JPEG = ['jpg', 'jpeg'] as const;

describe('the name of a file', () => {
  test.each([
    ['Kế hoạch số 12.pdf', PDF, 'Kế hoạch số 12.pdf'],
    ['anh.JPEG', JPEG, 'anh.jpeg'],
    ['ke-hoach', PDF, 'ke-hoach.pdf'],
    ['ke-hoach.html', PDF, 'ke-hoach.html.pdf'],
    ['ke-hoach.pdf.exe', PDF, 'ke-hoach.pdf.exe.pdf'],
    ['../../etc/passwd', PDF, 'passwd.pdf'],
    ['C:\\Users\\A\\bien-ban.pdf', PDF, 'bien-ban.pdf'],
    ['12/KH-UBND', PDF, 'KH-UBND.pdf'],
    ['...', PDF, 'tai-lieu.pdf'],
    ['', JPEG, 'tai-lieu.jpg'],
    ['.pdf', PDF, 'pdf.pdf'],
    ['  biên   bản .pdf', PDF, 'biên bản.pdf'],
    ['a\u202efdp.exe', PDF, 'afdp.exe.pdf'],
    ['a"\r\nset-cookie: b.pdf', PDF, 'a set-cookie b.pdf'],
  ] as const)('%j becomes its own', (name, endings, tidy) => {
    expect(tidyFileName(name, endings)).toBe(tidy);
  });

  test('is never empty or long, leads to no folder, ends as the file is, and is tidy already', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 })), (name) => {
        const tidy = tidyFileName(name, JPEG);
        expect(tidy).toMatch(/^[^\s.].*\.jpe?g$/u);
        expect(tidy).not.toMatch(/[\p{Cc}\p{Cf}/\\:"<>|?*]/u);
        expect(Array.from(tidy).length).toBeLessThanOrEqual(150);
        expect(tidyFileName(tidy, JPEG)).toBe(tidy);
      }),
    );
  });
});
