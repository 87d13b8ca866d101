import type { RequestContext } from '../../kernel/context.js';
import { unitWithin } from '../units/index.js';

/** The codes themselves, once it is sure that somebody held each of them till today; NOT_FOUND otherwise, null for null. */
export function knownCodes<Codes extends readonly (string | null | undefined)[]>(
  context: RequestContext,
  codes: readonly [...Codes],
): Promise<{ [Place in keyof Codes]: string | null }> {
  const known = codes.map(async (code) => {
    if (code == null) return null;
    await unitWithin(context, code, context.today);
    return code;
  });
  return Promise.all(known) as Promise<{ [Place in keyof Codes]: string | null }>;
}
