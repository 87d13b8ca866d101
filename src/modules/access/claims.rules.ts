/** The claims of a token whose signature, issuer, audience and times were found right. */
export interface Claims {
  readonly iss: string;
  readonly exp: number;
  readonly sub?: string | undefined;
  readonly jti?: string | undefined;
  readonly [name: string]: unknown;
}

/** A claim and one value that it equals or contains. */
export interface ClaimValue {
  readonly claim: string;
  readonly value: string;
}

/** More values than any token of a sane issuer has. */
const MOST = 1_000;

/** Every text that a claim equals or, where it is a list, contains. */
export function claimValues(claims: Claims): ClaimValue[] {
  const texts = (value: unknown): string[] =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).filter((text): text is string => typeof text === 'string');
  return Object.entries(claims)
    .flatMap(([claim, value]) => texts(value).map((text) => ({ claim, value: text })))
    .slice(0, MOST);
}
