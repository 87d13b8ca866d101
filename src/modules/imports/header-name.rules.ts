import { wordKey } from './cell-text.rules.js';

/** Abbreviations of the field, as `wordKey` folds them. */
const SHORT: Readonly<Record<string, string>> = {
  bccc: 'buu chinh cong ich',
  bcci: 'buu chinh cong ich',
  dvc: 'dich vu cong',
  dvctt: 'dich vu cong truc tuyen',
  dv: 'don vi',
  gq: 'giai quyet',
  hs: 'ho so',
  kq: 'ket qua',
  lv: 'linh vuc',
  sdt: 'so dien thoai',
  sl: 'so luong',
  stt: 'so thu tu',
  tn: 'tiep nhan',
  tthc: 'thu tuc hanh chinh',
  ubnd: 'uy ban nhan dan',
};

/** What the spellings of one header share: no case, marks, signs or line breaks, abbreviations written out. */
export const headerKey = (text: string): string =>
  wordKey(text)
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ');

/** The keys that a header is known by: all of it, and what stands outside its brackets: "Mã hồ sơ (*)". */
export function headerKeys(text: string): readonly string[] {
  const whole = headerKey(text);
  const outside = headerKey(text.replaceAll(/\([^)]*\)|\[[^\]]*\]/gu, ' '));
  return outside === '' || outside === whole ? [whole] : [whole, outside];
}

/** Headers of what tells who somebody is: an applicant, or the officer who sat at the desk. */
const PERSONAL = [
  /\bho (?:va )?ten\b/u,
  /\bho dem\b/u,
  /\b(?:nguoi|can bo|chuyen vien) (?:nop|dang ky|yeu cau|lien he|nhan|uy quyen|duoc|dai dien|thu ly|xu ly|tiep nhan|ky|dung ten)\b/u,
  /\bchu ho so\b/u,
  /\bten (?:cong dan|khach hang|to chuc|ca nhan|doanh nghiep|nguoi|chu)\b/u,
  /\b(?:cong dan|khach hang|nguoi dan)$/u,
  /\b(?:dien thoai|di dong|phone|mobile|zalo|tel)\b/u,
  /\b(?:cccd|cmnd|cmt|cmtnd|can cuoc|chung minh|ho chieu|dinh danh|giay to tuy than|passport|identity|id card|national id)\b/u,
  /\b(?:email|e mail|thu dien tu)\b/u,
  /\b(?:dia chi|noi cu tru|thuong tru|tam tru|address)\b/u,
  /\b(?:(?:ngay|nam) sinh|birth|dob)\b/u,
  /\b(?:mst|ma so thue|so tai khoan)\b/u,
  /\b(?:applicant|full name|first name|last name|surname|citizen name)\b/u,
];

/** Whether a header promises personal data. */
export const isPersonalHeader = (text: string): boolean => PERSONAL.some((pattern) => pattern.test(headerKey(text)));

const PERSONAL_VALUE = /^(?:(?:\+?84|0)\d{9}|\d{12}|[^\s@]+@[^\s@]+\.[a-z]{2,})$/iu;

/** Whether most of a column's texts are phone numbers, identity numbers or addresses of mail, whatever its header says. */
export function looksPersonal(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  return filled.length > 0 && filled.filter((text) => PERSONAL_VALUE.test(text.replaceAll(/[ .]/gu, ''))).length * 2 > filled.length;
}
