import { complaintAt, type RowComplaint, type RowPlace } from './row-complaint.rules.js';

const SET = 'Mã bộ tiêu chí';
const CODE = 'Mã tiêu chí';

/** No row above says which set this one is of. */
export const setMissing = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'CRITERIA_SET_MISSING', SET, '', {
    message: 'Neither this row nor one above it says which set it is of.',
    messageVi: 'Dòng này và các dòng trên không ghi mã bộ tiêu chí.',
    hint: 'Write the code of the set in its first row.',
    hintVi: 'Ghi mã bộ tiêu chí ở dòng đầu của bộ.',
  });

/** The row says something else of its set than a row above. */
export const setDiffers = (place: RowPlace, set: string): RowComplaint =>
  complaintAt(place, 'CRITERIA_SET_DIFFERS', SET, set, {
    message: 'The row says something else of its set than a row above.',
    messageVi: 'Thông tin chung của bộ tiêu chí ở dòng này khác với dòng trên.',
    hint: 'Say name, block, issuer, year, total and policies of a set once, in its first row.',
    hintVi: 'Chỉ ghi tên, khối, đơn vị ban hành, năm, tổng điểm và các quy định ở dòng đầu của bộ.',
  });

/** A new set needs more than its rows say. */
export const setIncomplete = (place: RowPlace, set: string, missing: readonly string[]): RowComplaint =>
  complaintAt(place, 'CRITERIA_SET_INCOMPLETE', SET, set, {
    message: `There is no set ${set} yet, and for a new one ${missing.map((title) => `“${title}”`).join(', ')} are missing.`,
    messageVi: `Chưa có bộ tiêu chí ${set}; để thêm mới còn thiếu ${missing.map((title) => `“${title}”`).join(', ')}.`,
    hint: 'Fill them in in the first row of the set; what the set leaves to nobody’s guess is not guessed.',
    hintVi: 'Bổ sung ở dòng đầu của bộ tiêu chí; hệ thống không tự đoán các quy định này.',
  });

/** A set that is issued never changes. */
export const setUsed = (place: RowPlace, set: string): RowComplaint =>
  complaintAt(place, 'CRITERIA_SET_USED', null, set, {
    message: `The set ${set} is no draft any more and never changes; the row says something else than it has.`,
    messageVi: `Bộ tiêu chí ${set} không còn là dự thảo nên không được thay đổi; dòng này khác với nội dung đã ban hành.`,
    hint: 'Send a changed set as a new version (“Phiên bản”).',
    hintVi: 'Gửi nội dung sửa đổi thành phiên bản mới (cột “Phiên bản”).',
  });

/** The set is another unit's to write. */
export const setNotYours = (place: RowPlace, set: string): RowComplaint =>
  complaintAt(place, 'FORBIDDEN', SET, set, {
    message: `The set ${set} is not issued by a unit that you may write for.`,
    messageVi: `Bộ tiêu chí ${set} do đơn vị khác ban hành, tài khoản không có quyền cập nhật.`,
    hint: 'Have it sent by the unit that issues it or by a unit above it.',
    hintVi: 'Để chính đơn vị ban hành hay đơn vị cấp trên gửi.',
  });

/** Survey leaves have more points than the whole set. */
export const surveyTooLarge = (place: RowPlace, set: string): RowComplaint =>
  complaintAt(place, 'CRITERIA_SURVEY_POINTS', 'Tổng điểm', set, {
    message: 'The survey leaves have more points than the declared total.',
    messageVi: 'Điểm điều tra xã hội học lớn hơn tổng điểm công bố.',
    hint: 'Mend the total or the points.',
    hintVi: 'Sửa lại tổng điểm hoặc điểm các tiêu chí.',
  });

/** Another row of the set has the code. */
export const criterionTwice = (place: RowPlace, code: string, first: number): RowComplaint =>
  complaintAt(place, 'DUPLICATE_ROW', CODE, code, {
    message: `Row ${first} has the same code; a number such as 1.10 that is no text becomes 1.1.`,
    messageVi: `Trùng mã với dòng ${first}; ô dạng số như 1.10 bị Excel đổi thành 1.1.`,
    hint: 'Keep one of the rows, or format the column as text and write the code again.',
    hintVi: 'Chỉ giữ lại một dòng, hoặc định dạng cột là Text rồi ghi lại mã.',
  });

/** Nothing has the code that this one lies under. */
export const withoutParent = (place: RowPlace, code: string, parent: string): RowComplaint =>
  complaintAt(place, 'CRITERION_WITHOUT_PARENT', CODE, code, {
    message: `There is no ${parent} that this one could be part of, or its row was rejected.`,
    messageVi: `Không có mục ${parent} để chứa mục này, hoặc dòng đó bị từ chối.`,
    hint: 'Add the row of the field or criterion above.',
    hintVi: 'Bổ sung dòng lĩnh vực hoặc tiêu chí cấp trên.',
  });

/** The name of a field does not tell what it is about. */
export const fieldUntold = (place: RowPlace, name: string): RowComplaint =>
  complaintAt(place, 'CRITERIA_FIELD_UNTOLD', 'Nhóm lĩnh vực', name, {
    message: 'The name of the field does not tell what it is about, so it could not be compared with other sets.',
    messageVi: 'Tên lĩnh vực không cho biết thuộc nhóm nào nên không so sánh được với các bộ tiêu chí khác.',
    hint: 'Choose one in “Nhóm lĩnh vực”.',
    hintVi: 'Chọn giá trị trong cột “Nhóm lĩnh vực”.',
  });

/** What only leaves have stands in another row. */
export const notALeaf = (place: RowPlace, code: string): RowComplaint =>
  complaintAt(place, 'CRITERION_NOT_A_LEAF', CODE, code, {
    message: 'Method and rule of scoring belong to criteria without components; this row has some below it or is a field.',
    messageVi: 'Phương pháp và cách tính điểm chỉ ghi ở tiêu chí không có tiêu chí thành phần; dòng này là lĩnh vực hoặc còn mục con.',
    hint: 'Write them in the rows below.',
    hintVi: 'Ghi ở các dòng con.',
  });

/** Points of a criterion have to be more than none, and exact to four places. */
export const pointsUnfit = (place: RowPlace, points: string): RowComplaint =>
  complaintAt(place, 'CRITERION_POINTS', 'Điểm tối đa', points, {
    message: 'The maximum of a criterion is more than 0, with four decimals at most.',
    messageVi: 'Điểm tối đa của tiêu chí phải lớn hơn 0 và có tối đa 4 chữ số thập phân.',
    hint: 'Mend the points.',
    hintVi: 'Sửa lại điểm.',
  });
