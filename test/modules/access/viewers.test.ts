import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { HubError } from '../../../src/kernel/errors.js';
import { ANONYMOUS, WHOLE_SCOPE } from '../../../src/kernel/viewer.js';
import { unauthenticated } from '../../../src/modules/access/refusals.js';
import { viewers } from '../../../src/modules/access/viewers.js';

beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-03-02T00:00:00Z'), doNotFake: ['nextTick', 'setImmediate'] }));
afterEach(() => void jest.useRealTimers());

/** Viewers over an issuer that believes every token but `forged`, and a database without accounts. */
function known(expiresInS = 300) {
  const seen = { verified: 0, opened: 0, closed: 0 };
  const self = viewers({
    issuer: {
      async verify(token) {
        seen.verified += 1;
        if (token === 'forged') throw unauthenticated('a test');
        return { iss: 'https://issuer.example', sub: token, exp: Date.now() / 1_000 + expiresInS };
      },
    },
    openReads: () => {
      seen.opened += 1;
      return { scope: WHOLE_SCOPE, rows: () => Promise.resolve([]), close: async () => void (seen.closed += 1) };
    },
    sources: [],
    today: () => '2026-03-02',
    onKeyUsed: () => {},
  });
  return { of: self.of.bind(self), forget: self.forget.bind(self), seen };
}

describe('viewers', () => {
  test('without a header are anonymous, and nothing is looked at', async () => {
    const { of, seen } = known();
    expect(await of(undefined)).toBe(ANONYMOUS);
    expect(seen.opened).toBe(0);
  });

  test('of one credential that come together are computed once', async () => {
    const { of, seen } = known();
    const found = await Promise.all(Array.from({ length: 20 }, () => of('Bearer one')));
    expect(new Set(found).size).toBe(1);
    expect(seen).toEqual({ verified: 1, opened: 1, closed: 1 });
  });

  test('are known for five seconds and no longer', async () => {
    const { of, seen } = known();
    await of('Bearer one');
    jest.advanceTimersByTime(4_900);
    await of('Bearer one');
    expect(seen.verified).toBe(1);
    jest.advanceTimersByTime(200);
    await of('Bearer one');
    expect(seen.verified).toBe(2);
  });

  test('are known no longer than their token is valid', async () => {
    const { of, seen } = known(2);
    await of('Bearer one');
    jest.advanceTimersByTime(2_100);
    await of('Bearer one');
    expect(seen.verified).toBe(2);
  });

  test('are computed anew once something has changed, even while they were being computed', async () => {
    const { of, forget, seen } = known();
    const before = of('Bearer one');
    forget();
    const after = of('Bearer one');
    expect(await before).not.toBe(await after);
    await of('Bearer one');
    expect(seen.verified).toBe(2);
  });

  test('that were refused are looked at again the next time', async () => {
    const { of, seen } = known();
    await expect(of('Bearer forged')).rejects.toThrow(HubError);
    await expect(of('Bearer forged')).rejects.toThrow(HubError);
    expect(seen).toEqual({ verified: 2, opened: 0, closed: 0 });
  });

  test('are at most a thousand', async () => {
    const { of, seen } = known();
    for (let index = 0; index <= 1_000; index += 1) await of(`Bearer t${index}`);
    await of('Bearer t1000');
    expect(seen.verified).toBe(1_001);
    await of('Bearer t0');
    expect(seen.verified).toBe(1_002);
  });
});
