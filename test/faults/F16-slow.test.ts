import { expect, test } from '@jest/globals';
import { SLOWEST_HEADERS, SLOWEST_REQUEST } from '../../src/server/limits.js';
import { hubForReading } from '../kit/hub.js';
import { sendRaw } from './attacker.js';

const hub = hubForReading();
const head = 'POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\n';
const drops = (count: number, text: (at: number) => string): string[] => Array.from({ length: count }, (_, at) => text(at));

test('F16 a client that dawdles with its headers, with its body or without a word is cut off, and told so in JSON', async () => {
  const [headers, body, nothing] = await Promise.all([
    sendRaw(hub.url, [head, ...drops(100, (at) => `x-${at}: 1\r\n`)], 400),
    sendRaw(hub.url, [`${head}content-length: 1000\r\n\r\n`, ...drops(100, () => ' ')], 400),
    sendRaw(hub.url, [], 400),
  ]);
  expect(headers.ms).toBeLessThan(SLOWEST_HEADERS + 3_000);
  expect(body.ms).toBeLessThan(SLOWEST_REQUEST + 3_000);
  expect(nothing.ms).toBeLessThan(SLOWEST_REQUEST + 3_000);
  for (const { answer } of [headers, body]) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\ncontent-type: application\/json/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!).errors[0].extensions.code).toBe('TIMEOUT');
  }
}, 30_000);
