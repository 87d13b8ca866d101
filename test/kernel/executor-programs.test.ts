import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createExecutor, type ExecutorOptions } from '../../src/kernel/executor.js';
import { casesSchema } from './executor-cases.js';

const schema = casesSchema();

/** An executor, and a way to ask it as a server does: the same text is parsed again each time. */
function asking(options: ExecutorOptions = {}) {
  const executor = createExecutor(schema, options);
  const ask = (text: string, variables: Record<string, unknown> = {}) =>
    executor.execute({ document: parse(text), variables, context: {} });
  return { ask, size: executor.size };
}

describe('The executor compiles', () => {
  test('a text at its third use and not before', async () => {
    const { ask, size } = asking();
    const programs: number[] = [];
    for (let use = 1; use <= 4; use += 1) {
      await ask('{ place { name } }');
      programs.push(size().programs);
    }
    expect(programs).toEqual([0, 0, 1, 1]);
  });

  test('a trusted text at its first use', async () => {
    const text = '{ place { name } }';
    const { ask, size } = asking({ trusted: [text] });
    await ask(text);
    expect(size().programs).toBe(1);
  });

  test('a program for each outcome of its conditions', async () => {
    const text = 'query ($yes: Boolean!) { place { name code @include(if: $yes) } }';
    const { ask, size } = asking({ compileAt: 1 });
    expect(await ask(text, { yes: true })).toEqual({ data: { place: { name: 'place 2', code: 'even' } } });
    expect(await ask(text, { yes: false })).toEqual({ data: { place: { name: 'place 2' } } });
    expect(await ask(text, { yes: true })).toEqual({ data: { place: { name: 'place 2', code: 'even' } } });
    expect(size().programs).toBe(2);
  });

  test('each operation of a document by its name', async () => {
    const executor = createExecutor(schema, { compileAt: 1 });
    const document = parse('query A { place { name } } query B { place { code } }');
    expect(await executor.execute({ document, operationName: 'A', context: {} })).toEqual({ data: { place: { name: 'place 2' } } });
    expect(await executor.execute({ document, operationName: 'B', context: {} })).toEqual({ data: { place: { code: 'even' } } });
    const { errors } = await executor.execute({ document, context: {} });
    expect(errors?.map((error) => error.message)).toEqual(['Must provide operation name if query contains multiple operations.']);
  });

  test.each([
    ['an introspection', '{ __schema { queryType { name } } }'],
    ['a name with an underscore, which the compiler takes for a path', '{ place_name: place { name } }'],
    ['a mutation', 'mutation { touch }'],
    [
      'more than four conditions',
      `query (${['a', 'b', 'c', 'd', 'e'].map((name) => `$${name}: Boolean = true`).join()}) { place { ${['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: name @include(if: $${name})`).join(' ')} } }`,
    ],
    [
      'an operation of more than 2,000 fields',
      `{ ${Array.from({ length: 700 }, (_none, at) => `p${at}: place { name code }`).join(' ')} }`,
    ],
  ])('never %s, and answers it all the same', async (_title, text) => {
    const { ask, size } = asking({ compileAt: 1 });
    expect((await ask(text)).errors).toBeUndefined();
    expect(size().programs).toBe(0);
  });

  test('no text of the caller: literals stay what they are', async () => {
    const evil = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d(globalThis.taken=1)';
    const { ask, size } = asking({ compileAt: 1 });
    const { data } = await ask(
      `query ($text: String = "${evil}") { a: echo(text: "${evil}") b: echo(text: $text) c: echo(box: { width: 1 }, text: """${evil}""") }`,
    );
    expect(Object.values(data ?? {}).map((value) => JSON.parse(value as string).text)).toEqual([evil, evil, evil]);
    expect(globalThis).not.toHaveProperty('taken');
    expect(size().programs).toBe(1);
  });
});

describe('The executor keeps', () => {
  test('no more programs than it may, dropping those used longest ago', async () => {
    const { ask, size } = asking({ compileAt: 1, programs: 3 });
    for (let at = 0; at < 10; at += 1) await ask(`{ x${at}: place { name } }`);
    expect(size().programs).toBe(3);
  });

  test('no more bytes than it may', async () => {
    const { ask, size } = asking({ compileAt: 1, bytes: 20_000 });
    for (let at = 0; at < 10; at += 1) await ask(`{ x${at}: place { name } }`);
    expect(size().programs).toBeGreaterThan(0);
    expect(size().bytes).toBeLessThanOrEqual(20_000);
  });

  test('trusted programs through a flood of other texts', async () => {
    const text = '{ place { name } }';
    const { ask, size } = asking({ trusted: [text], compileAt: 1, programs: 2 });
    await ask(text);
    for (let at = 0; at < 10; at += 1) await ask(`{ x${at}: place { name } }`);
    expect(size().programs).toBe(3);
  });
});
