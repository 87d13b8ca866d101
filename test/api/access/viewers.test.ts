import { describe, expect, test } from '@jest/globals';
import { hubForReading } from '../../kit/hub.js';

const hub = hubForReading();
const NAME = '{ unit(code: "004") { name } }';

describe('a request', () => {
  test('is answered as to everybody without a credential', async () => {
    expect((await hub.askAs(null, NAME)).data).toEqual({ unit: { name: 'Quận Long Biên' } });
  });

  test('is answered with a signed development token', async () => {
    expect((await hub.askAs({ role: 'LEADER', unit: '004' }, NAME)).data).toEqual({ unit: { name: 'Quận Long Biên' } });
  });

  test('is refused with anything else', async () => {
    const answer = await hub.askWith('Bearer abc', NAME);
    expect(answer.status).toBe(401);
    expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});
