import { complaintAt, UNIT_CODE, type RowComplaint, type RowPlace } from './row-complaint.rules.js';

const SUBJECT = 'Đối tượng chưa xác định';

export const metricUnknown = (place: RowPlace, code: string): RowComplaint =>
  complaintAt(place, 'METRIC_UNKNOWN', 'Mã chỉ tiêu', code, {
    message: 'There is no metric with this code.',
    messageVi: 'Không có chỉ tiêu nào mang mã này.',
    hint: 'metrics { code name } lists those that there are.',
    hintVi: 'Xem danh sách mã chỉ tiêu bằng truy vấn metrics { code name }.',
  });

export const subjectMissing = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'UNIT_MISSING', UNIT_CODE, '', {
    message: 'The row does not say of what it states something.',
    messageVi: 'Dòng không ghi số liệu nói về đơn vị nào.',
    hint: 'Fill in the code or the name of the unit, or “Đối tượng chưa xác định” where the source does not tell which unit it is.',
    hintVi: 'Điền mã hoặc tên đơn vị, hoặc “Đối tượng chưa xác định” nếu nguồn không nêu rõ đơn vị nào.',
  });

export const subjectTwice = (place: RowPlace, subject: string): RowComplaint =>
  complaintAt(place, 'SUBJECT_TWICE', SUBJECT, subject, {
    message: 'The row names a unit, and a subject that is no unit as well.',
    messageVi: 'Dòng vừa ghi đơn vị vừa ghi đối tượng chưa xác định.',
    hint: 'Keep one of the two.',
    hintVi: 'Chỉ giữ lại một trong hai.',
  });

export const subjectForbidden = (place: RowPlace, subject: string): RowComplaint =>
  complaintAt(place, 'SUBJECT_FORBIDDEN', SUBJECT, subject, {
    message: 'What is stated of nobody in particular is written by data stewards only.',
    messageVi: 'Chỉ cán bộ quản trị dữ liệu được ghi số liệu không gắn với đơn vị nào.',
    hint: 'Name the unit, or have a data steward send the row.',
    hintVi: 'Ghi rõ đơn vị, hoặc để cán bộ quản trị dữ liệu gửi dòng này.',
  });

/** Whoever reports figures does not rewrite what a document says. */
export const alreadyStated = (place: RowPlace, stands: string | null): RowComplaint =>
  complaintAt(place, 'ALREADY_STATED', 'Giá trị', stands ?? '', {
    message: 'The document is recorded to state something else at this place.',
    messageVi: 'Hệ thống đã ghi nhận nội dung khác của tài liệu này tại vị trí đó.',
    hint: 'Have a data steward correct it, or take back the import that stated it.',
    hintVi: 'Đề nghị cán bộ quản trị dữ liệu sửa, hoặc hoàn tác lần nhập đã ghi nội dung đó.',
  });
