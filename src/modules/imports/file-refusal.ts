import { HubError, type ErrorTexts } from '../../kernel/errors.js';

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
