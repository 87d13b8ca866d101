import { complaintAt, UNIT_CODE, type RowComplaint, type RowPlace } from './row-complaint.rules.js';

export const campaignUnknown = (place: RowPlace, code: string): RowComplaint =>
  complaintAt(place, 'CAMPAIGN_UNKNOWN', 'Mã đợt khảo sát', code, {
    message: 'There is no campaign with this code.',
    messageVi: 'Không có đợt khảo sát nào mang mã này.',
    hint: 'surveyCampaigns { nodes { code name } } lists those that there are.',
    hintVi: 'Xem danh sách đợt khảo sát bằng truy vấn surveyCampaigns { nodes { code name } }.',
  });

export const unitOutside = (place: RowPlace, unit: { readonly code: string; readonly name: string }): RowComplaint =>
  complaintAt(place, 'UNIT_OUTSIDE', UNIT_CODE, unit.code, {
    message: `${unit.name} (${unit.code}) does not lie below the unit that runs the campaign.`,
    messageVi: `${unit.name} (${unit.code}) không thuộc địa bàn của đơn vị tổ chức đợt khảo sát.`,
    hint: 'Mend the unit or the campaign.',
    hintVi: 'Sửa lại đơn vị hoặc đợt khảo sát.',
  });

export const kindsMixed = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'KINDS_MIXED', null, '', {
    message: 'The row states several things: a result of a unit, one of a dimension, or a count of answers.',
    messageVi: 'Dòng ghi lẫn nhiều nội dung: kết quả của đơn vị, của chỉ số thành phần, hoặc số lượt trả lời.',
    hint: 'Write each in a row of its own: forms stand with the unit, and only question, group, option and count with answers.',
    hintVi: 'Tách thành từng dòng: số phiếu ghi ở dòng của đơn vị; dòng số lượt trả lời chỉ ghi câu hỏi, nhóm, phương án và số lượt.',
  });

export const answerIncomplete = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'ANSWER_INCOMPLETE', 'Số lượt trả lời', '', {
    message: 'A count of answers needs its question, group, option and count.',
    messageVi: 'Dòng số lượt trả lời phải có đủ câu hỏi, nhóm, phương án và số lượt.',
    hint: 'Fill in what is missing, 0 included.',
    hintVi: 'Điền phần còn thiếu, kể cả số 0.',
  });

export const scaleMissing = (place: RowPlace, value: string): RowComplaint =>
  complaintAt(place, 'SCALE_MISSING', 'Thang điểm', value, {
    message: 'The row states a value, and not out of how much.',
    messageVi: 'Dòng có giá trị nhưng không ghi thang điểm.',
    hint: 'Fill in the highest possible value, 100 for percentages.',
    hintVi: 'Điền giá trị cao nhất có thể đạt, ví dụ 100 nếu tính theo phần trăm.',
  });

export const overScale = (place: RowPlace, value: string, scale: string): RowComplaint =>
  complaintAt(place, 'OVER_SCALE', 'Giá trị', value, {
    message: `The value lies above its scale of ${scale}.`,
    messageVi: `Giá trị vượt thang điểm ${scale}.`,
    hint: 'Mend the value or the scale.',
    hintVi: 'Sửa lại giá trị hoặc thang điểm.',
  });

export const formsReversed = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'FORMS_REVERSED', 'Số phiếu hợp lệ', '', {
    message: 'More forms are valid than were received, or more were received than sent, together with what is there already.',
    messageVi: 'Số phiếu hợp lệ nhiều hơn số phiếu thu về, hoặc số phiếu thu về nhiều hơn số phiếu phát ra, tính cả số đã có.',
    hint: 'Mend the numbers of forms; send all three together.',
    hintVi: 'Sửa lại số phiếu; nên ghi đủ cả ba số.',
  });

export const dimensionUnknown = (place: RowPlace, code: string, known: readonly string[]): RowComplaint =>
  complaintAt(place, 'DIMENSION_UNKNOWN', 'Chỉ số thành phần', code, {
    message: `The instrument of the campaign has no such dimension; it has ${known.join(', ') || 'none'}.`,
    messageVi: `Bộ công cụ của đợt khảo sát không có chỉ số thành phần này; các mã hiện có: ${known.join(', ') || 'không có'}.`,
    hint: 'Take the code that the instrument gives it.',
    hintVi: 'Ghi đúng mã của bộ công cụ.',
  });

export const answerUnknown = (place: RowPlace, column: string, code: string, known: readonly string[]): RowComplaint =>
  complaintAt(place, 'ANSWER_UNKNOWN', column, code, {
    message: `The campaign has no such question, group or option; it has ${known.join(', ') || 'none'}.`,
    messageVi: `Đợt khảo sát không có mã này; các mã hiện có: ${known.join(', ') || 'không có'}.`,
    hint: 'Take the codes of the campaign and of its instrument.',
    hintVi: 'Ghi đúng mã của đợt khảo sát và bộ công cụ.',
  });

/** Nothing is made up for a unit: what it answered needs a result, or the reason why there is none. */
export const resultMissing = (place: RowPlace, unit: { readonly code: string; readonly name: string }): RowComplaint =>
  complaintAt(place, 'RESULT_MISSING', UNIT_CODE, unit.code, {
    message: `${unit.name} (${unit.code}) has no result in the campaign, neither here nor in the file.`,
    messageVi: `${unit.name} (${unit.code}) chưa có kết quả trong đợt khảo sát, cả trong hệ thống lẫn trong tệp.`,
    hint: 'Add a row with its value, or with the reason why there is none.',
    hintVi: 'Thêm dòng kết quả của đơn vị, hoặc dòng ghi lý do không có số liệu.',
  });
