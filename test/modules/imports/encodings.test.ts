import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromLegacy } from '../../../src/modules/imports/legacy-font.rules.js';
import { isSyllable } from '../../../src/modules/imports/syllable.rules.js';
import { cellsOf, open, read, refusal, utf16, utf16be, utf8, windows1258, workbook } from './files.js';

const TEXT =
  'Mã đơn vị;Tên đơn vị;Ghi chú\r\n00001;Phường Phúc Xá;Cộng hòa xã hội chủ nghĩa\r\n00004;Phường Trúc Bạch;Độc lập, tự do, hạnh phúc\r\n';
const CELLS = TEXT.trimEnd()
  .split('\r\n')
  .map((line) => line.split(';'));

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** The same lines as two fonts write them. */
const TCVN3 =
  'M· ®¬n vÞ;Tªn ®¬n vÞ;Ghi chó\r\n00001;Ph\u00adêng Phóc X¸;Céng hßa x· héi chñ nghÜa\r\n00004;Ph\u00adêng Tróc B¹ch;§éc lËp, tù do, h¹nh phóc\r\n';
const VNI =
  'Maõ ñôn vò;Teân ñôn vò;Ghi chuù\r\n00001;Phöôøng Phuùc Xaù;Coäng hoøa xaõ hoäi chuû nghóa\r\n00004;Phöôøng Truùc Baïch;Ñoäc laäp, töï do, haïnh phuùc\r\n';

describe('a text file', () => {
  test.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8', utf8(`\uFEFF${TEXT}`)],
    ['UTF-16LE', utf16(TEXT)],
    ['UTF-16BE', utf16be(TEXT)],
    ['UTF-16LE', utf16(TEXT, '')],
    ['UTF-16BE', utf16be(TEXT, '')],
    ['WINDOWS-1258', windows1258(TEXT)],
    ['TCVN3', latin1(TCVN3)],
    ['VNI', latin1(VNI)],
  ])('in %s is read to the same cells, in pieces of any size', async (encoding, bytes) => {
    expect((await open(bytes)).facts).toMatchObject({ encoding, delimiter: ';' });
    for (const size of [1, 2, 3, 7, 64, bytes.length]) expect(await cellsOf(bytes, size)).toEqual(CELLS);
  });

  test('in Unicode with text of a legacy font in it is converted, and the report says so', async () => {
    const { facts } = await open(utf8(TCVN3));
    expect(facts).toMatchObject({ encoding: 'UTF-8', legacyFont: 'TCVN3' });
    expect(facts.notes.map(({ code }) => code)).toEqual(['LEGACY_FONT']);
    expect(await cellsOf(utf8(TCVN3))).toEqual(CELLS);
  });

  test('of a workbook in a legacy font is converted too, and leaves what is Unicode alone', async () => {
    const bytes = workbook([
      { name: 'Bang', rows: { 1: ['Maõ ñôn vò', 'Teân ñôn vò'], 2: ['00001', 'Phöôøng Phuùc Xaù'], 3: ['00004', 'Phường Trúc Bạch'] } },
    ]);
    expect((await open(bytes)).facts.legacyFont).toBe('VNI');
    expect(await cellsOf(bytes)).toEqual([
      ['Mã đơn vị', 'Tên đơn vị'],
      ['00001', 'Phường Phúc Xá'],
      ['00004', 'Phường Trúc Bạch'],
    ]);
  });

  test('of a workbook in a legacy font is converted where it stands in the cells themselves', async () => {
    const inline = (text: string) => ({ xml: `<is><t>${text}</t></is>`, attributes: 't="inlineStr"' });
    const lines = VNI.trimEnd()
      .split('\r\n')
      .map((line) => line.split(';').map(inline));
    const bytes = workbook([{ name: 'Bang', rows: Object.fromEntries(lines.map((cells, at) => [at + 1, cells])) }]);
    expect((await open(bytes)).facts.notes.map(({ code }) => code)).toEqual(['LEGACY_FONT']);
    expect(await cellsOf(bytes)).toEqual(CELLS);
  });

  test('in Unicode with a few words that a legacy font could have written is left as it is', async () => {
    const text = 'Mã;Tên;Ghi chú\n1;AÊ;vô\n2;Côte;là\n3;Đà Nẵng;có\n';
    expect((await open(utf8(text))).facts).toMatchObject({ encoding: 'UTF-8', legacyFont: null });
    expect((await cellsOf(utf8(text)))[1]).toEqual(['1', 'AÊ', 'vô']);
  });

  test('in no encoding that makes Vietnamese is refused by name', async () => {
    const refused = await refusal(open(latin1('ÆØÅ;Žßþ\n¶§Þ;ÐÑÒ×÷ÿ\n')));
    expect(refused['reason']).toBe('UNKNOWN_ENCODING');
    expect(refused['message']).toContain('TCVN3');
    expect(refused['hintVi']).toContain('CSV UTF-8');
  });

  test('with broken bytes has a complaint at the cell that holds them, and nowhere else', async () => {
    const filler = Buffer.from('001;Ba Đình\n'.repeat(40_000));
    const bytes = Buffer.concat([Buffer.from('Mã;Tên\n'), filler, latin1('004;Long Biªn\n'), Buffer.from('005;Cầu Giấy\n')]);
    const { rows } = await read(bytes, [
      { key: 'code', title: { vi: 'Mã', en: 'Code' }, required: true, kind: 'CODE' },
      { key: 'name', title: { vi: 'Tên', en: 'Name' }, required: true, kind: 'TEXT' },
    ]);
    const wrong = rows.filter(({ complaints }) => complaints.length > 0);
    expect(wrong.map(({ row, values, complaints }) => [row, values.code, complaints[0]!.code, complaints[0]!.column])).toEqual([
      [40_002, '004', 'BROKEN_TEXT', 'Tên'],
    ]);
    expect(rows.at(-1)!.values).toEqual({ code: '005', name: 'Cầu Giấy' });
  });

  test('in plain English needs no decision', async () => {
    expect((await open('code,name\n001,Ba Dinh\n')).facts).toMatchObject({ encoding: 'UTF-8', legacyFont: null, notes: [] });
  });
});

describe('a legacy font', () => {
  test.each([
    ['TCVN3', 'Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
    ['TCVN3', '§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
    ['TCVN3', 'B¶o Th¾ng, B¸t X¸t', 'Bảo Thắng, Bát Xát'],
    ['VNI', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
    ['VNI', 'Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
    ['VNI', 'ÑOÄC LAÄP - TÖÏ DO', 'ĐỘC LẬP - TỰ DO'],
    [
      'VNI',
      'Kyø Sôn, Myõ Ñöùc, quyù II, ngaøy, thuûy, AÂu, gaëp, raèng, tyû leä, YÙ',
      'Kỳ Sơn, Mỹ Đức, quý II, ngày, thủy, Âu, gặp, rằng, tỷ lệ, Ý',
    ],
  ] as const)('%s: %s', (font, text, unicode) => {
    expect(fromLegacy(font, text)).toBe(unicode.normalize('NFC'));
  });

  test('knows every letter of Vietnamese', () => {
    const letters = 'aăâeêioôơuưy'
      .split('')
      .flatMap((letter) => ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => (letter + tone).normalize('NFC')));
    const bytes = Array.from({ length: 0xff - 0xa0 }, (_, at) => String.fromCharCode(0xa1 + at));
    const pairs = [...'aeiouyôö'].flatMap((letter) => bytes.map((mark) => letter + mark));
    const of = (font: 'TCVN3' | 'VNI', texts: readonly string[]) => new Set(texts.map((text) => fromLegacy(font, text)));
    const known = { TCVN3: of('TCVN3', [...bytes, ...'aeiouy']), VNI: of('VNI', [...bytes, ...pairs, ...'aeiouy']) };
    for (const letter of [...letters, 'đ']) {
      expect([letter, known.TCVN3.has(letter)]).toEqual([letter, true]);
      expect([letter, known.VNI.has(letter)]).toEqual([letter, true]);
    }
  });

  test('leaves ASCII as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(fromLegacy('TCVN3', text)).toBe(text);
        expect(fromLegacy('VNI', text)).toBe(text);
      }),
    );
  });
});

describe('a syllable', () => {
  test.each(['phường', 'nghiệp', 'khuỷu', 'Đề', 'giải', 'quyết', 'thuở', 'yêu', 'Huỳnh', 'xoắn', 'oai', 'ươi', 'gì', 'quý', 'loè'])(
    '%s is one',
    (word) => {
      expect(isSyllable(word)).toBe(true);
    },
  );

  test.each(['phöôøng', 'straße', 'wörter', 'Phéng1', 'ngß', 'b¸t', 'école'])('%s is none', (word) => {
    expect(isSyllable(word)).toBe(false);
  });
});
