import { unauthenticated } from './refusals.js';
import { parseServiceKey, type PresentedKey } from './service-key.js';

/** What a caller shows to prove who it is. */
export type Credential = { readonly token: string } | { readonly key: PresentedKey };

/** Longer than any token or key; what is longer is not looked at. */
const LONGEST = 16_384;

/** The credential of an `authorization` header; UNAUTHENTICATED for a header of another form. */
export function credentialOf(authorization: string): Credential {
  const [, text] = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization.slice(0, LONGEST + 1)) ?? [];
  if (text === undefined || authorization.length > LONGEST) throw unauthenticated('not of the form Bearer …');
  const key = parseServiceKey(text);
  return key ? { key } : { token: text };
}
