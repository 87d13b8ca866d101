import type { CellComplaint, ComplaintCode, ComplaintTexts } from './complaint.js';

/** What can be wrong with a row whose cells are readable. */
export type RowComplaintCode =
  'UNIT_MISSING' | 'UNIT_UNKNOWN' | 'UNIT_AMBIGUOUS' | 'UNIT_DIFFERS' | 'PERIOD_REVERSED' | 'NO_FIGURES' | 'DUPLICATE_ROW' | 'FORBIDDEN';

export interface RowPlace {
  readonly sheet: string | null;
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
}

/** Why a row is rejected. Without its place and value it is the same for every row of the kind. */
export interface RowComplaint extends RowPlace, ComplaintTexts {
  readonly code: ComplaintCode | RowComplaintCode;
  /** Title of the column, in Vietnamese; null where no one column is to blame. */
  readonly column: string | null;
  readonly value: string;
}

/** A unit that may be meant, with those above it. */
export interface Candidate {
  readonly code: string;
  readonly name: string;
  readonly above: readonly { readonly name: string }[];
}

/** Complaints of cells, at their row. */
export const cellComplaints = ({ sheet, row }: RowPlace, complaints: readonly CellComplaint[]): RowComplaint[] =>
  complaints.map(({ key: _, ...complaint }) => ({ sheet, row, ...complaint }));

const at = (
  { sheet, row }: RowPlace,
  code: RowComplaintCode,
  column: string | null,
  value: string,
  texts: ComplaintTexts,
): RowComplaint => ({
  sheet,
  row,
  code,
  column,
  value,
  ...texts,
});

const MOST_LISTED = 5;

/** Units as a person tells them apart: name, code and what is above. */
export function listed(candidates: readonly Candidate[]): string {
  const shown = candidates
    .slice(0, MOST_LISTED)
    .map(({ code, name, above }) => `${[name, ...above.map((unit) => unit.name)].join(', ')} (${code})`);
  const more = candidates.length - shown.length;
  return [...shown, ...(more > 0 ? [`… +${more}`] : [])].join('; ');
}

export const UNIT_CODE = 'Mã đơn vị';
export const UNIT_NAME = 'Tên đơn vị';

export const unitMissing = (place: RowPlace): RowComplaint =>
  at(place, 'UNIT_MISSING', UNIT_CODE, '', {
    message: 'The row says neither the code nor the name of its unit.',
    messageVi: 'Dòng không có mã và cũng không có tên đơn vị.',
    hint: 'Fill in the code of the unit, such as 308, or its name with that of a unit above it.',
    hintVi: 'Điền mã đơn vị, ví dụ 308, hoặc tên đơn vị kèm tên đơn vị cấp trên.',
  });

export const codeUnknown = (place: RowPlace, code: string, period: string): RowComplaint =>
  at(place, 'UNIT_UNKNOWN', UNIT_CODE, code, {
    message: `No unit held the code ${code} in the period ${period}.`,
    messageVi: `Không có đơn vị nào mang mã ${code} trong kỳ ${period}.`,
    hint: 'Take the official code that the unit had at the end of the period.',
    hintVi: 'Dùng mã hành chính chính thức của đơn vị tại ngày cuối kỳ.',
  });

export const nameUnknown = (place: RowPlace, name: string, near: readonly Candidate[]): RowComplaint =>
  at(place, 'UNIT_UNKNOWN', UNIT_NAME, name, {
    message: `No unit of the period is called ${JSON.stringify(name)} there.${near.length > 0 ? ` Similar: ${listed(near)}.` : ''}`,
    messageVi: `Không có đơn vị nào trong kỳ tên là "${name}" ở phạm vi đó.${near.length > 0 ? ` Tên gần giống: ${listed(near)}.` : ''}`,
    hint: 'Write the official name with its kind, such as Phường Bồ Đề, or the code.',
    hintVi: 'Ghi đúng tên chính thức kèm loại đơn vị, ví dụ Phường Bồ Đề, hoặc ghi mã đơn vị.',
  });

export const nameAmbiguous = (place: RowPlace, name: string, candidates: readonly Candidate[]): RowComplaint =>
  at(place, 'UNIT_AMBIGUOUS', UNIT_NAME, name, {
    message: `${candidates.length} units of the period are called ${JSON.stringify(name)}: ${listed(candidates)}.`,
    messageVi: `Có ${candidates.length} đơn vị trong kỳ cùng tên "${name}": ${listed(candidates)}.`,
    hint: 'Add the code of the unit, or the name of a unit above it.',
    hintVi: 'Bổ sung mã đơn vị hoặc tên đơn vị cấp trên.',
  });

export const unitDiffers = (place: RowPlace, name: string, code: string, holder: string): RowComplaint =>
  at(place, 'UNIT_DIFFERS', UNIT_NAME, name, {
    message: `The code ${code} belonged to ${holder} at the end of the period, and the row calls it ${JSON.stringify(name)}.`,
    messageVi: `Tại ngày cuối kỳ, mã ${code} là của ${holder}, trong khi dòng ghi tên "${name}".`,
    hint: 'Mend the code or the name: both have to be of the unit as it was at the end of the period.',
    hintVi: 'Sửa lại mã hoặc tên cho khớp với đơn vị tại ngày cuối kỳ.',
  });

export const periodReversed = (place: RowPlace, from: string, to: string): RowComplaint =>
  at(place, 'PERIOD_REVERSED', 'Đến ngày', to, {
    message: `The period ends on ${to}, before it begins on ${from}.`,
    messageVi: `Kỳ số liệu kết thúc ngày ${to}, trước ngày bắt đầu ${from}.`,
    hint: 'Mend the first or the last day of the period.',
    hintVi: 'Sửa lại ngày đầu hoặc ngày cuối của kỳ.',
  });

export const noFigures = (place: RowPlace): RowComplaint =>
  at(place, 'NO_FIGURES', null, '', {
    message: 'The row holds no figure.',
    messageVi: 'Dòng không có số liệu nào.',
    hint: 'Fill in what was counted, 0 included, or take the row out.',
    hintVi: 'Điền số liệu đã thống kê, kể cả số 0, hoặc bỏ dòng này.',
  });

export const duplicateRow = (place: RowPlace, first: RowPlace): RowComplaint =>
  at(place, 'DUPLICATE_ROW', null, '', {
    message: `Row ${first.row} states the same unit, scope, channel and period.`,
    messageVi: `Trùng đơn vị, phạm vi, hình thức và kỳ số liệu với dòng ${first.row}.`,
    hint: 'Keep one of the rows.',
    hintVi: 'Chỉ giữ lại một dòng.',
  });

export const notYours = (place: RowPlace, { code, name }: { readonly code: string; readonly name: string }): RowComplaint =>
  at(place, 'FORBIDDEN', UNIT_CODE, code, {
    message: `Figures of ${name} (${code}) are not yours to report.`,
    messageVi: `Tài khoản không có quyền báo cáo số liệu của ${name} (${code}).`,
    hint: 'Take the row out, or have it sent by the unit itself or by a unit above it.',
    hintVi: 'Bỏ dòng này, hoặc để chính đơn vị đó hay đơn vị cấp trên gửi.',
  });
