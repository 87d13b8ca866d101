import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { hubForReading } from '../kit/hub.js';
import { ask } from './attacker.js';

const hub = hubForReading();
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapMB(): number {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** Texts of a few kilobytes, no two alike; every tenth is no GraphQL, every tenth is refused. */
async function askMany(from: number, count: number): Promise<void> {
  const filler = `actor # ${'long '.repeat(200)}\n`;
  for (let at = from; at < from + count; at += 20) {
    const texts = Array.from({ length: 20 }, (_, next) => at + next).map((number) => {
      if (number % 10 === 3) return `{ unit(code: "${number}") `;
      if (number % 10 === 7) return `{ nothing${number} ${filler} }`;
      return `query Q${number} { viewer { ${filler} } }`;
    });
    await Promise.all(texts.map((text) => ask(hub.url, text)));
  }
}

test('F11 after 10,000 different texts the heap is hardly larger than after 3,000, when all caches are full', async () => {
  await askMany(0, 3_000);
  const before = heapMB();
  await askMany(3_000, 7_000);
  expect(heapMB() - before).toBeLessThan(40);
}, 180_000);
