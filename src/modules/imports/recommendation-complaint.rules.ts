import { complaintAt, type RowComplaint, type RowPlace } from './row-complaint.rules.js';

export const missionUnknown = (place: RowPlace, code: string): RowComplaint =>
  complaintAt(place, 'MISSION_UNKNOWN', 'Mã cuộc giám sát', code, {
    message: 'There is no mission with this code.',
    messageVi: 'Không có cuộc giám sát nào mang mã này.',
    hint: 'oversightMissions { nodes { code title } } lists those that there are; leave it empty for a recommendation without a mission.',
    hintVi: 'Xem danh sách bằng truy vấn oversightMissions { nodes { code title } }; để trống nếu kiến nghị không thuộc cuộc giám sát nào.',
  });

export const dueBeforeRaised = (place: RowPlace, dueOn: string, raisedOn: string): RowComplaint =>
  complaintAt(place, 'DUE_BEFORE_RAISED', 'Hạn thực hiện', dueOn, {
    message: `The recommendation is due on ${dueOn}, before it was raised on ${raisedOn}.`,
    messageVi: `Hạn thực hiện ${dueOn} trước ngày kiến nghị ${raisedOn}.`,
    hint: 'Mend the day that is wrong.',
    hintVi: 'Sửa lại ngày bị ghi sai.',
  });

export const forwardingIncomplete = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'FORWARDING_INCOMPLETE', 'Chuyển đến', '', {
    message: 'The row says when the recommendation was passed on, and not to whom.',
    messageVi: 'Dòng có ngày chuyển nhưng không ghi chuyển đến đâu.',
    hint: 'Fill in “Chuyển đến”, or leave the day empty.',
    hintVi: 'Điền “Chuyển đến”, hoặc để trống ngày chuyển.',
  });

export const responseIncomplete = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'RESPONSE_INCOMPLETE', 'Nội dung trả lời', '', {
    message: 'An answer needs its day and its text.',
    messageVi: 'Phần trả lời phải có ngày và nội dung.',
    hint: 'Fill in both, or leave all of the answer empty.',
    hintVi: 'Điền đủ ngày và nội dung, hoặc để trống cả phần trả lời.',
  });
