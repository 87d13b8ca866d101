import { Lexer, Source, TokenKind } from 'graphql';
import type { HubError } from '../kernel/errors.js';
import { DEEPEST_NESTING, MOST_TOKENS, NUL, nulRefusal, tooMuch } from './limits.js';

const OPENING = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Why a text is not even parsed: it is too long, or nested so deep that a parser would run out of stack. Null for others. */
export function textRefusal(text: string): HubError | null {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let nesting = 0;
  try {
    for (let { kind, value } = lexer.advance(); kind !== TokenKind.EOF; { kind, value } = lexer.advance()) {
      if ((tokens += 1) > MOST_TOKENS)
        return tooMuch('COST_EXCEEDED', 'tokens', 'ký hiệu (token)', MOST_TOKENS, 'Ask for less at once: split the document.');
      if (OPENING.has(kind) && (nesting += 1) > DEEPEST_NESTING)
        return tooMuch('TOO_DEEP', 'levels of brackets', 'cấp dấu ngoặc', DEEPEST_NESTING, 'Split it, or start from a unit further down.');
      if (CLOSING.has(kind)) nesting -= 1;
      if (value?.includes(NUL)) return nulRefusal();
    }
  } catch {
    return null; // no GraphQL: whoever parses it says where
  }
  return null;
}
