import type { ErrorCode, ErrorTexts } from '../kernel/errors.js';

/** How the hub says something that a library found wrong in a request; the library's English message stands. */
export interface Complaint extends Omit<ErrorTexts, 'message'> {
  readonly code: ErrorCode;
}

const UNREADABLE: Complaint = {
  code: 'BAD_USER_INPUT',
  messageVi: 'Yêu cầu GraphQL không hợp lệ.',
  hint: 'POST application/json: {"query": "…", "variables": {…}, "operationName": "…"}.',
};

/** By the library's own code. */
const BY_CODE: Readonly<Record<string, Complaint>> = {
  GRAPHQL_PARSE_FAILED: {
    code: 'BAD_USER_INPUT',
    messageVi: 'Truy vấn GraphQL sai cú pháp.',
    hint: 'The location says where the text stops being GraphQL.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    code: 'BAD_USER_INPUT',
    messageVi: 'Truy vấn không phù hợp với lược đồ (schema).',
    hint: 'Compare it with /schema.graphql, or let /graphiql complete the names.',
  },
  BAD_USER_INPUT: {
    code: 'BAD_USER_INPUT',
    messageVi: 'Giá trị của biến không hợp lệ.',
    hint: 'Compare the variables with their types in the operation.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    code: 'BAD_USER_INPUT',
    messageVi: 'Không xác định được thao tác cần chạy.',
    hint: 'Name one operation of the document in operationName.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    code: 'BAD_USER_INPUT',
    messageVi: 'Máy chủ không nhận truy vấn theo mã băm.',
    hint: 'Send the text of the query.',
  },
};

/** By the words of graphql-js and Apollo, where their code does not tell enough. */
const BY_WORDS: readonly (readonly [RegExp, Complaint])[] = [
  [
    / \d+ tokens\. Parsing aborted|^Validation aborted/,
    {
      code: 'COST_EXCEEDED',
      messageVi: 'Truy vấn quá lớn.',
      hint: 'Ask for less at once: split the document, or drop fields and aliases.',
    },
  ],
  [
    /Maximum introspection depth/,
    {
      code: 'TOO_DEEP',
      messageVi: 'Truy vấn nội quan (introspection) quá sâu.',
      hint: 'Take the whole schema as text from /schema.graphql.',
    },
  ],
  [
    /^Argument "/,
    {
      code: 'BAD_USER_INPUT',
      messageVi: 'Đối số bắt buộc không được để trống.',
      hint: 'Give the variable behind the argument a value.',
    },
  ],
];

/** What the hub says to a complaint of graphql-js or Apollo about a request. */
export const complaintOf = (code: unknown, message: string): Complaint =>
  BY_WORDS.find(([words]) => words.test(message))?.[1] ?? BY_CODE[String(code)] ?? UNREADABLE;
