import { HubError, type ErrorTexts } from '../../kernel/errors.js';
import type { ComplaintGroup } from './complaint-group.js';

/** Why a file, or what it holds as a whole, is not read. */
export type RefusalReason =
  | 'EMPTY_FILE'
  | 'OTHER_FORMAT'
  | 'PASSWORD'
  | 'BROKEN_FILE'
  | 'TOO_LARGE'
  | 'TOO_MANY_ROWS'
  | 'ZIP_BOMB'
  | 'DOCUMENT_TYPE'
  | 'UNKNOWN_ENCODING'
  | 'UNCLOSED_QUOTE'
  | 'ROW_TOO_LONG'
  | 'NO_TABLE'
  | 'MISSING_COLUMNS'
  | 'COLUMN_TWICE'
  | 'NO_TOTAL_ROW';

/** What a refusal says, with what to do in both languages. */
export interface RefusalTexts extends Required<ErrorTexts> {
  readonly hintVi: string;
}

/** The file is not read: BAD_USER_INPUT with the reason and what to do. */
export const fileRefusal = (reason: RefusalReason, { hintVi, ...texts }: RefusalTexts): HubError =>
  new HubError('BAD_USER_INPUT', texts, { reason, hintVi });

/** What a refusal says of the file as a whole, as a report lists it. */
export function wholeFile({ message, extensions }: HubError): ComplaintGroup {
  const { code, reason = code, messageVi = message, hint = '', hintVi = hint } = extensions as Readonly<Record<string, string>>;
  const texts = { message, messageVi, hint, hintVi };
  return { code: reason as ComplaintGroup['code'], ...texts, sheet: null, column: null, sample: '', rows: [], count: 1 };
}
