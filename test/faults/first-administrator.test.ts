import { describe, expect, test } from '@jest/globals';
import { databaseForWriting } from '../kit/hub.js';
import { runHub } from './hub-process.js';

const database = databaseForWriting();
const hub = (...words: string[]) => runHub({ words, env: { DATABASE_URL: database.url } });

describe('the first administrator of an existing database', () => {
  test('is granted, gets a key, and is told of in the journal', async () => {
    const granted = await hub('grant', '--value', 'ci', '--label', 'Máy chủ triển khai', '--role', 'ADMIN');
    expect([granted.code, granted.printed]).toEqual([0, expect.stringMatching(/^account:\d+ is ADMIN from \d{4}-\d\d-\d\d\.\n$/)]);
    const key = await hub('key', 'create', '--value', 'ci', '--label', 'triển khai', '--roles', 'ADMIN', '--days', '30');
    expect([key.code, key.printed]).toEqual([0, expect.stringMatching(/^hub_[0-9a-f]{16}_[\w-]{43}\n$/)]);
    const revoked = await hub('key', 'revoke', key.printed.slice(4, 20));
    expect([revoked.code, revoked.printed]).toEqual([0, expect.stringMatching(/is revoked/)]);
    const { printed } = await hub('audit', '--since', new Date(Date.now() - 60_000).toISOString());
    const lines = printed
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const ours = lines.filter(({ actor }) => actor === 'cli').map(({ command }) => command);
    expect(ours).toEqual(['access.grantRole', 'access.createServiceKey', 'access.revokeServiceKey']);
    expect(printed).not.toContain(key.printed.trim().slice(21));
  }, 60_000);

  test('is not granted with words that do not fit: a sentence, and no stack', async () => {
    const { code, said } = await hub('grant', '--value', 'x', '--label', 'x', '--role', 'LEADER', '--unit', '999');
    expect([code, said]).toEqual([1, expect.stringMatching(/^Nobody held the code "999"/m)]);
    expect(said).not.toMatch(/\bat .*\.ts:/);
  }, 60_000);
});
