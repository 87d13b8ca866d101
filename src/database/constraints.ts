import { HubError, type ErrorCode, type ErrorTexts } from '../kernel/errors.js';

type Texts = ErrorTexts & { readonly code: ErrorCode };

/** By SQLSTATE: what a refused row means to whoever wanted to write it. */
const BROKEN: Readonly<Record<string, Texts>> = {
  23505: {
    code: 'CONFLICT',
    message: 'There is such a row already.',
    messageVi: 'Dữ liệu này đã tồn tại.',
    hint: 'Change the one that is there.',
  },
  '23P01': {
    code: 'CONFLICT',
    message: 'It overlaps in time with what is there already.',
    messageVi: 'Khoảng thời gian bị trùng với dữ liệu đã có.',
    hint: 'Choose a period that is free, or end the other one first.',
  },
  23503: {
    code: 'CONFLICT',
    message: 'What it refers to is not there, or something still refers to it.',
    messageVi: 'Dữ liệu được tham chiếu không tồn tại, hoặc vẫn còn dữ liệu khác tham chiếu đến.',
  },
  23502: { code: 'RULE_VIOLATION', message: 'A value is missing.', messageVi: 'Thiếu một giá trị bắt buộc.' },
  23514: { code: 'RULE_VIOLATION', message: 'It breaks a rule of the data.', messageVi: 'Dữ liệu vi phạm một quy tắc.' },
};

/** What a constraint of the database says, as a typed error that names it in `extensions.rule`; any other error as it is. */
export function constraintFailure(error: unknown): unknown {
  const { code, constraint, column } = error as { code?: string; constraint?: string; column?: string };
  const broken = BROKEN[code ?? ''];
  if (!broken || error instanceof HubError) return error;
  const { code: meaning, ...texts } = broken;
  return Object.assign(new HubError(meaning, texts, { rule: constraint ?? column }), { cause: error });
}
