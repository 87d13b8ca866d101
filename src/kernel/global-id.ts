/** An opaque id that is unique over all types: `Type:key` in base64url. */
export const globalId = (type: string, key: string | number): string => Buffer.from(`${type}:${key}`, 'utf8').toString('base64url');

/** The two parts of a global id, or `null` where the text is none. */
export function parseGlobalId(id: string): { type: string; key: string } | null {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1 || Buffer.from(text, 'utf8').toString('base64url') !== id) return null;
  return { type: text.slice(0, colon), key: text.slice(colon + 1) };
}
