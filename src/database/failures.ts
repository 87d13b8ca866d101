import { badInput, HubError } from '../kernel/errors.js';

/** SQLSTATE classes and codes that mean "the database cannot answer now": connection, resources, operator's intervention. */
const ABSENT = /^(08...|53...|57P0[1-5]|25P03)$/;
const CANCELLED = '57014';
/** A text with U+0000, which no stored text can hold: it came from outside, through a literal, a variable, an id or a cursor. */
const UNSTORABLE = '22021';
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** pg and its pool give these no code. */
const WORDS =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** What a failure of the database means to the caller: TIMEOUT, UNAVAILABLE, a text that cannot be, or the error itself where it is a defect of ours. */
export function databaseFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === CANCELLED) return timeout(error);
  if (code === UNSTORABLE) return unstorable(error);
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

const unstorable = (cause: Error): HubError =>
  because(
    badInput({
      message: 'A text in the request holds the character U+0000, which no text of the hub can hold.',
      messageVi: 'Yêu cầu có chuỗi chứa ký tự U+0000, ký tự này không được phép.',
      hint: 'Leave the character out.',
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
