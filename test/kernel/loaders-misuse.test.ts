import { describe, expect, test } from '@jest/globals';
import { Loaders, manyByKey, oneByKey, oneBySlot, type LoaderDefinition } from '../../src/kernel/loaders.js';

interface Row {
  readonly key: number;
  readonly slot: number;
}

const nothing = {};

describe('a loader that is used wrongly', () => {
  test('rejects every caller of the batch when its statement fails, and tells the cause', async () => {
    const broken = oneByKey(
      async (): Promise<Row[]> => {
        throw new Error('relation "score" does not exist');
      },
      (row) => row.key,
    );
    const loaders = new Loaders(nothing);
    const answers = await Promise.allSettled([loaders.load(broken, 1), loaders.load(broken, 2)]);
    expect(answers.map((answer) => (answer.status === 'rejected' ? answer.reason.message : 'answered'))).toEqual([
      'relation "score" does not exist',
      'relation "score" does not exist',
    ]);
  });

  test('does not hand a row that nobody asked for to anybody', async () => {
    const stray = oneByKey(
      async (): Promise<Row[]> => [{ key: 7, slot: 0 }],
      (row) => row.key,
    );
    expect(await new Loaders(nothing).load(stray, 1)).toBeNull();
  });

  test('tells a slot beyond the keys instead of shifting the answers', async () => {
    const beyond = oneBySlot(
      async (): Promise<Row[]> => [{ key: 7, slot: 3 }],
      (key: number) => String(key),
    );
    await expect(new Loaders(nothing).load(beyond, 1)).rejects.toThrow(/array of the same length/i);
  });

  test('tells a read that answers fewer values than keys', async () => {
    const short: LoaderDefinition<object, number, Row | null> = { read: async () => [] };
    await expect(new Loaders(nothing).load(short, 1)).rejects.toThrow(/array of the same length/i);
  });

  test('refuses a key that is null or undefined at once', () => {
    const rows = manyByKey(
      async (): Promise<Row[]> => [],
      (row) => row.key,
    );
    const loaders = new Loaders(nothing);
    expect(() => loaders.load(rows, null as unknown as number)).toThrow(TypeError);
    expect(() => loaders.load(rows, undefined as unknown as number)).toThrow(TypeError);
  });

  test('does not take the text "1" for the number 1', async () => {
    const rows = manyByKey(
      async (_source: object, keys: readonly number[]): Promise<Row[]> =>
        keys.map((key) => ({ key: String(key) as unknown as number, slot: 0 })),
      (row) => row.key,
    );
    expect(await new Loaders(nothing).load(rows, 1)).toEqual([]);
  });
});
