import type { RecordComplaintCode } from './record-complaint-code.js';
import type { CellComplaint, ComplaintCode, ComplaintTexts } from './complaint.js';

/** What can be wrong with a row whose cells are readable. */
export type RowComplaintCode =
  | 'UNIT_MISSING'
  | 'UNIT_UNKNOWN'
  | 'UNIT_AMBIGUOUS'
  | 'UNIT_DIFFERS'
  | 'PERIOD_REVERSED'
  | 'NO_FIGURES'
  | 'DUPLICATE_ROW'
  | 'FORBIDDEN'
  | 'DATES_REVERSED'
  | 'IN_THE_FUTURE'
  | 'STATE_WITHOUT_TIME'
  | 'PROCEDURE_UNKNOWN'
  | 'DOSSIER_UNKNOWN'
  | 'DOSSIER_WITHOUT_DATE'
  | 'EVENT_UNKNOWN'
  | 'PROCEDURE_INCOMPLETE'
  | 'PROCEDURE_OVERLAPS'
  | 'PROCEDURE_FIELD_UNKNOWN'
  | 'PROCEDURE_FIELD_DIFFERS'
  | 'UNIT_NOT_LISTED'
  | 'UNIT_CHANGE_INCOMPLETE'
  | 'UNIT_CODE_HELD'
  | 'UNIT_KIND_UNKNOWN'
  | 'UNIT_PARENT_LEVEL'
  | 'UNIT_CHANGED_LATER'
  | 'UNIT_ENDED'
  | 'UNIT_CHANGES_NOTHING'
  | 'UNIT_MERGED_ELSEWHERE'
  | 'UNIT_WITHOUT_PARENT'
  | 'CRITERIA_SET_MISSING'
  | 'CRITERIA_SET_DIFFERS'
  | 'CRITERIA_SET_INCOMPLETE'
  | 'CRITERIA_SET_USED'
  | 'CRITERIA_SURVEY_POINTS'
  | 'CRITERIA_FIELD_UNTOLD'
  | 'CRITERION_WITHOUT_PARENT'
  | 'CRITERION_NOT_A_LEAF'
  | 'CRITERION_POINTS'
  | RecordComplaintCode;

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

export const complaintAt = (
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
  complaintAt(place, 'UNIT_MISSING', UNIT_CODE, '', {
    message: 'The row says neither the code nor the name of its unit.',
    messageVi: 'Dòng không có mã và cũng không có tên đơn vị.',
    hint: 'Fill in the code of the unit, such as 308, or its name with that of a unit above it.',
    hintVi: 'Điền mã đơn vị, ví dụ 308, hoặc tên đơn vị kèm tên đơn vị cấp trên.',
  });

export const codeUnknown = (place: RowPlace, code: string, period: string): RowComplaint =>
  complaintAt(place, 'UNIT_UNKNOWN', UNIT_CODE, code, {
    message: `No unit held the code ${code} in the period ${period}.`,
    messageVi: `Không có đơn vị nào mang mã ${code} trong kỳ ${period}.`,
    hint: 'Take the official code that the unit had at the end of the period.',
    hintVi: 'Dùng mã hành chính chính thức của đơn vị tại ngày cuối kỳ.',
  });

export const nameUnknown = (place: RowPlace, name: string, near: readonly Candidate[]): RowComplaint =>
  complaintAt(place, 'UNIT_UNKNOWN', UNIT_NAME, name, {
    message: `No unit of the period is called ${JSON.stringify(name)} there.${near.length > 0 ? ` Similar: ${listed(near)}.` : ''}`,
    messageVi: `Không có đơn vị nào trong kỳ tên là "${name}" ở phạm vi đó.${near.length > 0 ? ` Tên gần giống: ${listed(near)}.` : ''}`,
    hint: 'Write the official name with its kind, such as Phường Bồ Đề, or the code.',
    hintVi: 'Ghi đúng tên chính thức kèm loại đơn vị, ví dụ Phường Bồ Đề, hoặc ghi mã đơn vị.',
  });

export const nameAmbiguous = (place: RowPlace, name: string, candidates: readonly Candidate[]): RowComplaint =>
  complaintAt(place, 'UNIT_AMBIGUOUS', UNIT_NAME, name, {
    message: `${candidates.length} units of the period are called ${JSON.stringify(name)}: ${listed(candidates)}.`,
    messageVi: `Có ${candidates.length} đơn vị trong kỳ cùng tên "${name}": ${listed(candidates)}.`,
    hint: 'Add the code of the unit, or the name of a unit above it.',
    hintVi: 'Bổ sung mã đơn vị hoặc tên đơn vị cấp trên.',
  });

export const unitDiffers = (place: RowPlace, name: string, code: string, holder: string): RowComplaint =>
  complaintAt(place, 'UNIT_DIFFERS', UNIT_NAME, name, {
    message: `The code ${code} belonged to ${holder} at the end of the period, and the row calls it ${JSON.stringify(name)}.`,
    messageVi: `Tại ngày cuối kỳ, mã ${code} là của ${holder}, trong khi dòng ghi tên "${name}".`,
    hint: 'Mend the code or the name: both have to be of the unit as it was at the end of the period.',
    hintVi: 'Sửa lại mã hoặc tên cho khớp với đơn vị tại ngày cuối kỳ.',
  });

export const periodReversed = (place: RowPlace, from: string, to: string): RowComplaint =>
  complaintAt(place, 'PERIOD_REVERSED', 'Đến ngày', to, {
    message: `The period ends on ${to}, before it begins on ${from}.`,
    messageVi: `Kỳ số liệu kết thúc ngày ${to}, trước ngày bắt đầu ${from}.`,
    hint: 'Mend the first or the last day of the period.',
    hintVi: 'Sửa lại ngày đầu hoặc ngày cuối của kỳ.',
  });

export const noFigures = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'NO_FIGURES', null, '', {
    message: 'The row holds no figure.',
    messageVi: 'Dòng không có số liệu nào.',
    hint: 'Fill in what was counted, 0 included, or take the row out.',
    hintVi: 'Điền số liệu đã thống kê, kể cả số 0, hoặc bỏ dòng này.',
  });

export const duplicateRow = (place: RowPlace, first: RowPlace): RowComplaint =>
  complaintAt(place, 'DUPLICATE_ROW', null, '', {
    message: `Row ${first.row} states the same unit, scope, channel and period.`,
    messageVi: `Trùng đơn vị, phạm vi, hình thức và kỳ số liệu với dòng ${first.row}.`,
    hint: 'Keep one of the rows.',
    hintVi: 'Chỉ giữ lại một dòng.',
  });

export const notYours = (place: RowPlace, { code, name }: { readonly code: string; readonly name: string }): RowComplaint =>
  complaintAt(place, 'FORBIDDEN', UNIT_CODE, code, {
    message: `Figures of ${name} (${code}) are not yours to report.`,
    messageVi: `Tài khoản không có quyền báo cáo số liệu của ${name} (${code}).`,
    hint: 'Take the row out, or have it sent by the unit itself or by a unit above it.',
    hintVi: 'Bỏ dòng này, hoặc để chính đơn vị đó hay đơn vị cấp trên gửi.',
  });

const shown = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

export const datesReversed = (place: RowPlace, before: string, column: string, at: Date): RowComplaint =>
  complaintAt(place, 'DATES_REVERSED', column, shown(at), {
    message: `“${column}” is earlier than “${before}”.`,
    messageVi: `“${column}” sớm hơn “${before}”.`,
    hint: 'Mend the date that is wrong.',
    hintVi: 'Sửa lại ngày bị ghi sai.',
  });

export const inTheFuture = (place: RowPlace, column: string, at: Date): RowComplaint =>
  complaintAt(place, 'IN_THE_FUTURE', column, shown(at), {
    message: 'What has happened cannot lie in the future.',
    messageVi: 'Sự việc đã xảy ra không thể có ngày trong tương lai.',
    hint: 'Mend the day, the month or the year.',
    hintVi: 'Kiểm tra lại ngày, tháng, năm.',
  });

export const stateWithoutTime = (place: RowPlace, state: string): RowComplaint =>
  complaintAt(place, 'STATE_WITHOUT_TIME', 'Trạng thái', state, {
    message: `The row says that the dossier is in state ${state}, and not since when.`,
    messageVi: `Dòng ghi hồ sơ ở trạng thái ${state} nhưng không ghi từ khi nào.`,
    hint: 'Fill in “Ngày cập nhật trạng thái”.',
    hintVi: 'Điền cột “Ngày cập nhật trạng thái”.',
  });

export const procedureNotFound = (place: RowPlace, code: string, on: string | null): RowComplaint =>
  complaintAt(place, 'PROCEDURE_UNKNOWN', 'Mã thủ tục', code, {
    message: `The catalogue had no procedure ${code}${on === null ? '' : ` on ${on}`}.`,
    messageVi: `Danh mục không có thủ tục ${code}${on === null ? '' : ` vào ngày ${on}`}.`,
    hint: 'Mend the code, or have the procedure added to the catalogue with its validity (dataset procedures).',
    hintVi: 'Sửa mã thủ tục, hoặc đề nghị bổ sung thủ tục vào danh mục (bộ dữ liệu procedures).',
  });

export const dossierTwice = (place: RowPlace, code: string, first: number): RowComplaint =>
  complaintAt(place, 'DUPLICATE_ROW', 'Mã hồ sơ', code, {
    message: `Row ${first} states the same dossier.`,
    messageVi: `Hồ sơ này đã có ở dòng ${first}.`,
    hint: 'Keep one of the rows.',
    hintVi: 'Chỉ giữ lại một dòng.',
  });

export const dossierNotYours = (place: RowPlace, code: string): RowComplaint =>
  complaintAt(place, 'FORBIDDEN', 'Mã hồ sơ', code, {
    message: 'The dossier is there already, and its unit is not yours to write for.',
    messageVi: 'Hồ sơ đã có và thuộc đơn vị mà tài khoản không có quyền cập nhật.',
    hint: 'Take the row out, or have it sent by the unit itself or by a unit above it.',
    hintVi: 'Bỏ dòng này, hoặc để chính đơn vị đó hay đơn vị cấp trên gửi.',
  });

export const dossierUnknown = (place: RowPlace, code: string): RowComplaint =>
  complaintAt(place, 'DOSSIER_UNKNOWN', 'Mã hồ sơ', code, {
    message: 'There is no dossier with this code.',
    messageVi: 'Chưa có hồ sơ nào mang mã này.',
    hint: 'Mend the code, or import the dossier first (dataset dossiers).',
    hintVi: 'Sửa mã hồ sơ, hoặc nhập hồ sơ trước (bộ dữ liệu dossiers).',
  });

export const dossierWithoutDate = (place: RowPlace, code: string): RowComplaint =>
  complaintAt(place, 'DOSSIER_WITHOUT_DATE', 'Mã hồ sơ', code, {
    message: 'The dossier is new, and the row says neither when it was submitted nor when it was received.',
    messageVi: 'Hồ sơ mới nhưng dòng không ghi ngày nộp hay ngày tiếp nhận.',
    hint: 'Fill in “Ngày nộp” or “Ngày tiếp nhận”.',
    hintVi: 'Điền “Ngày nộp” hoặc “Ngày tiếp nhận”.',
  });

export const eventUnknown = (place: RowPlace, code: string): RowComplaint =>
  complaintAt(place, 'EVENT_UNKNOWN', 'Mã hồ sơ', code, {
    message: 'The event that is to be withdrawn is not there: no such state at such an instant.',
    messageVi: 'Không có mốc trạng thái nào như vậy để thu hồi.',
    hint: 'Take state and instant as the hub shows them, to the second.',
    hintVi: 'Ghi đúng trạng thái và thời điểm như hệ thống đang có, đến từng giây.',
  });
