import { describe, expect, test } from '@jest/globals';
import { probe } from './probe.js';

let reasons: readonly string[] | Error = [];
const hub = probe({
  unreadiness: async () => {
    if (reasons instanceof Error) throw reasons;
    return reasons;
  },
});

const look = async (path: string) => {
  const response = await fetch(hub.url + path);
  return { status: response.status, body: await response.json() };
};

describe('/healthz', () => {
  test('says that the process is alive, whatever the database does', async () => {
    reasons = new Error('connect ECONNREFUSED');
    expect(await look('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
  });
});

describe('/readyz', () => {
  test('says that the hub can answer', async () => {
    reasons = [];
    expect(await look('/readyz')).toEqual({ status: 200, body: { status: 'ready' } });
  });

  test('says why it cannot', async () => {
    reasons = ['The seed step units/reference is not done.'];
    expect(await look('/readyz')).toEqual({ status: 503, body: { status: 'not ready', reasons } });
  });

  test('keeps the cause of a failure to the log', async () => {
    reasons = new Error('connect ECONNREFUSED 10.0.0.7:5432');
    expect(await look('/readyz')).toEqual({ status: 503, body: { status: 'not ready', reasons: ['The database does not answer.'] } });
    expect(JSON.stringify(hub.log)).toContain('10.0.0.7');
  });
});
