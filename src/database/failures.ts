import { badInput, HubError } from '../kernel/errors.js';

/** SQLSTATE classes and codes that mean "the database cannot answer now": connection, resources, operator's intervention. */
const ABSENT = /^(08...|53...|57P0[1-5]|25P03)$/;
const CANCELLED = '57014';
/** A text with U+0000, which no stored text can hold. */
const NUL = '22021';
/** A value that its parameter cannot hold, such as a number that is no integer of PostgreSQL; `where` then names the parameter. */
const DATA = /^22...$/;
const PARAMETER = /\$\d+/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** pg and its pool give these no code. */
const WORDS =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** What a failure of the database means to the caller: TIMEOUT, UNAVAILABLE, a value that cannot be, or the error itself where it is a defect of ours. */
export function databaseFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === CANCELLED) return timeout(error);
  if (code === NUL || (DATA.test(code) && 'where' in error && PARAMETER.test(String(error.where)))) return unstorable(error);
  return ABSENT.test(code) || NETWORK.has(code) || WORDS.test(error.message) ? unavailable(error) : error;
}

const because = <Made extends Error>(made: Made, cause: unknown): Made => Object.assign(made, { cause });

const timeout = (cause: Error): HubError =>
  because(
    new HubError('TIMEOUT', {
      message: 'The database took longer than a statement may take.',
      messageVi: 'Cơ sở dữ liệu xử lý quá thời gian cho phép.',
      hint: 'Ask for fewer units, a shorter period or smaller pages.',
    }),
    cause,
  );

/** It came from outside, through a literal, a variable, an id or a cursor: what the hub itself sends fits. */
const unstorable = (cause: Error): HubError =>
  because(
    badInput({
      message: 'The request holds a value that no row of the hub can hold: a text with U+0000, or a number or day out of range.',
      messageVi: 'Yêu cầu có giá trị không thể lưu trữ: chuỗi chứa ký tự U+0000, hoặc số, ngày nằm ngoài phạm vi.',
      hint: 'Leave the character out; use ids and cursors unchanged.',
    }),
    cause,
  );

/** There is no connection to be had, for whatever reason: the caller can only come again. */
export const unavailable = (cause: unknown): HubError =>
  because(
    new HubError('UNAVAILABLE', {
      message: 'The database does not answer at the moment.',
      messageVi: 'Cơ sở dữ liệu tạm thời không phản hồi.',
      hint: 'Try again in a few seconds.',
    }),
    cause,
  );
