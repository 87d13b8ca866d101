import { describe, expect, test } from '@jest/globals';
import { isSecretOf, newServiceKey, parseServiceKey } from '../../../src/modules/access/service-key.js';

describe('a service key', () => {
  test('is taken apart into what the hub looks up and what only the machine has', () => {
    const { text, publicId, secretHash } = newServiceKey();
    const parsed = parseServiceKey(text)!;
    expect(parsed.publicId).toBe(publicId);
    expect(isSecretOf(parsed.secret, secretHash)).toBe(true);
  });

  test('is another one each time', () => {
    expect(new Set(Array.from({ length: 100 }, () => newServiceKey().text)).size).toBe(100);
  });

  test('does not open with the secret of another one, nor where there is no key', () => {
    const [one, other] = [newServiceKey(), newServiceKey()];
    const { secret } = parseServiceKey(one.text)!;
    expect(isSecretOf(secret, other.secretHash)).toBe(false);
    expect(isSecretOf(secret, null)).toBe(false);
  });

  test.each(['hub_', 'hub_0123456789abcdef_short', 'HUB_0123456789abcdef_0123456789012345678901234567890123456789012', 'eyJhbGciOi.a.b'])(
    '%s is none',
    (text) => {
      expect(parseServiceKey(text)).toBeNull();
    },
  );
});
