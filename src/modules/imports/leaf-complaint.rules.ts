import { complaintAt, UNIT_CODE, type RowComplaint, type RowPlace } from './row-complaint.rules.js';

const ISSUER = 'Mã đơn vị chấm điểm';
const CRITERION = 'Mã tiêu chí';

export const roundUnknown = (place: RowPlace, issuer: string): RowComplaint =>
  complaintAt(place, 'ROUND_UNKNOWN', ISSUER, issuer, {
    message: 'There is no round of this issuer, block and year.',
    messageVi: 'Không có đợt chấm điểm của đơn vị, khối và năm này.',
    hint: 'Mend the code of the issuer, the block or the year; the code is that of 31 December of the year.',
    hintVi: 'Sửa lại mã đơn vị chấm điểm, khối hoặc năm; mã đơn vị lấy tại ngày 31/12 của năm.',
  });

export const roundAmbiguous = (place: RowPlace, issuer: string, labels: readonly string[]): RowComplaint =>
  complaintAt(place, 'ROUND_AMBIGUOUS', ISSUER, issuer, {
    message: `The issuer has several rounds of the block in the year: ${labels.join('; ')}.`,
    messageVi: `Đơn vị có nhiều đợt chấm điểm của khối trong năm: ${labels.join('; ')}.`,
    hint: 'Fill in “Tên khối”.',
    hintVi: 'Điền cột “Tên khối”.',
  });

export const roundPublished = (place: RowPlace, year: number): RowComplaint =>
  complaintAt(place, 'ROUND_PUBLISHED', 'Năm', String(year), {
    message: 'The round is published: no file changes it.',
    messageVi: 'Kết quả của đợt chấm điểm đã công bố nên không thay đổi bằng tệp.',
    hint: 'A published result is only corrected by a decision with its number.',
    hintVi: 'Kết quả đã công bố chỉ được đính chính bằng quyết định có số.',
  });

export const sheetUnknown = (place: RowPlace, { code, name }: { readonly code: string; readonly name: string }): RowComplaint =>
  complaintAt(place, 'SHEET_UNKNOWN', UNIT_CODE, code, {
    message: `${name} (${code}) has no sheet in the round.`,
    messageVi: `${name} (${code}) không có phiếu chấm điểm trong đợt này.`,
    hint: 'Mend the unit or the round; sheets are made when the round is opened.',
    hintVi: 'Sửa lại đơn vị hoặc đợt; phiếu được lập khi mở đợt chấm điểm.',
  });

export const sheetLocked = (place: RowPlace, { code, name }: { readonly code: string; readonly name: string }): RowComplaint =>
  complaintAt(place, 'SHEET_LOCKED', UNIT_CODE, code, {
    message: `The sheet of ${name} (${code}) is locked for what the row changes.`,
    messageVi: `Phiếu chấm điểm của ${name} (${code}) đã chốt, không sửa được nội dung này.`,
    hint: 'A unit changes its sheet before it submits it, and explains the leaves that it was asked about.',
    hintVi: 'Đơn vị chỉ sửa phiếu trước khi chốt tự chấm, và chỉ giải trình tiêu chí được yêu cầu.',
  });

export const criterionUnknown = (place: RowPlace, code: string): RowComplaint =>
  complaintAt(place, 'CRITERION_UNKNOWN', CRITERION, code, {
    message: 'The set of criteria of the round has no such criterion.',
    messageVi: 'Bộ tiêu chí của đợt chấm điểm không có mã tiêu chí này.',
    hint: 'Take the code as it is printed in the set, such as 3.1.2.',
    hintVi: 'Ghi đúng mã in trong bộ tiêu chí, ví dụ 3.1.2.',
  });

export const criterionNoLeaf = (place: RowPlace, code: string): RowComplaint =>
  complaintAt(place, 'CRITERION_NO_LEAF', CRITERION, code, {
    message: 'The criterion has components: points are given to them.',
    messageVi: 'Tiêu chí này có tiêu chí thành phần; điểm được chấm ở tiêu chí thành phần.',
    hint: 'Write a row for each component.',
    hintVi: 'Ghi từng dòng cho mỗi tiêu chí thành phần.',
  });

export const closedToUnit = (place: RowPlace, points: string): RowComplaint =>
  complaintAt(place, 'CLOSED_TO_UNIT', 'Điểm tự chấm', points, {
    message: 'The unit does not score this criterion itself.',
    messageVi: 'Tiêu chí này không do đơn vị tự chấm.',
    hint: 'Leave the cell empty.',
    hintVi: 'Để trống ô này.',
  });

export const overMax = (place: RowPlace, column: string, points: string, max: string): RowComplaint =>
  complaintAt(place, 'OVER_MAX', column, points, {
    message: `The points lie above the maximum of the criterion, which is ${max}.`,
    messageVi: `Điểm vượt điểm tối đa của tiêu chí là ${max.replace('.', ',')}.`,
    hint: 'Mend the points, or the code of the criterion.',
    hintVi: 'Sửa lại điểm hoặc mã tiêu chí.',
  });

export const pointsTooFine = (place: RowPlace, column: string, points: string): RowComplaint =>
  complaintAt(place, 'POINTS_TOO_FINE', column, points, {
    message: 'Points have at most four decimals.',
    messageVi: 'Điểm có tối đa bốn chữ số thập phân.',
    hint: 'Round them as the rules of the set say.',
    hintVi: 'Làm tròn theo quy định của bộ tiêu chí.',
  });

export const notApplicableWithPoints = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'NOT_APPLICABLE_WITH_POINTS', 'Không áp dụng', '', {
    message: 'The row says that the criterion does not apply, and gives points for it.',
    messageVi: 'Dòng ghi tiêu chí không áp dụng nhưng vẫn có điểm.',
    hint: 'Keep one of the two.',
    hintVi: 'Chỉ giữ lại một trong hai.',
  });

export const selfPointsForbidden = (place: RowPlace, { code, name }: { readonly code: string; readonly name: string }): RowComplaint =>
  complaintAt(place, 'SELF_POINTS_FORBIDDEN', UNIT_CODE, code, {
    message: `What ${name} (${code}) says of itself is its own to write.`,
    messageVi: `Phần tự chấm, thuyết minh và tài liệu kiểm chứng do ${name} (${code}) tự ghi.`,
    hint: 'Leave the cells of the unit empty; appraised points and the notes of appraisers are yours.',
    hintVi: 'Để trống phần của đơn vị; chỉ ghi điểm thẩm định và ý kiến thẩm định.',
  });

export const appraisalForbidden = (place: RowPlace, { code, name }: { readonly code: string; readonly name: string }): RowComplaint =>
  complaintAt(place, 'APPRAISAL_FORBIDDEN', UNIT_CODE, code, {
    message: `Whoever acts for ${name} (${code}) does not appraise it.`,
    messageVi: `Tài khoản của ${name} (${code}) không được ghi phần thẩm định.`,
    hint: 'Leave the cells of the appraisers empty.',
    hintVi: 'Để trống phần thẩm định.',
  });
