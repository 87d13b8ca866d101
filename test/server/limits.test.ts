import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, parse } from 'graphql';
import { DEEPEST } from '../../src/server/limits.js';
import { shapeRefusal } from '../../src/server/limits.shape.js';
import { probe } from './probe.js';

const hub = probe();
const deep = (levels: number): string => `{ step ${'{ next '.repeat(levels - 2)}{ depth }${' }'.repeat(levels - 2)} }`;

describe('A query', () => {
  test('may go as deep as the limit', async () => {
    const { body } = await hub.ask(deep(DEEPEST));
    expect(body.errors[0].extensions.code).toBe('INTERNAL'); // the probe has no second step
  });

  test('is refused one level deeper', async () => {
    const { body } = await hub.ask(deep(DEEPEST + 1));
    expect(body.errors).toEqual([
      {
        message: `A query may go ${DEEPEST} levels deep; this one goes ${DEEPEST + 1}.`,
        extensions: { code: 'TOO_DEEP', messageVi: expect.any(String), hint: expect.any(String) },
      },
    ]);
  });

  test('is refused as deep when fragments make it so', async () => {
    const steps = Array.from({ length: DEEPEST }, (_none, at) => `fragment F${at} on Step { next { ...F${at + 1} } }`).join(' ');
    const { body } = await hub.ask(`{ step { ...F0 } } ${steps} fragment F${DEEPEST} on Step { depth }`);
    expect(body.errors[0].extensions.code).toBe('TOO_DEEP');
  });

  test('whose fragment leads to itself is refused at once', async () => {
    const { body } = await hub.ask('{ step { ...Again } } fragment Again on Step { next { ...Again } }');
    expect(body.errors).toMatchObject([
      { message: 'A fragment may not be spread within itself; one of these is.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test('that doubles itself thirty times is refused before it runs', async () => {
    const fragments = Array.from({ length: 30 }, (_none, at) => `fragment F${at} on Step { ...F${at + 1} ... { ...F${at + 1} } }`).join(
      ' ',
    );
    const { body } = await hub.ask(`{ step { ...F0 } } ${fragments} fragment F30 on Step { depth }`);
    expect(body.errors[0].extensions.code).toBe('COST_EXCEEDED');
  });

  test('for the whole schema is no matter of depth', async () => {
    const { body } = await hub.ask(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true }));
    expect(body.errors).toBeUndefined();
    expect(body.data.__schema.queryType.name).toBe('Query');
  });
});

test('Every saved operation has an ordinary shape', () => {
  const folder = 'schema/operations';
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
  expect(texts.length).toBeGreaterThan(10);
  for (const text of texts) expect(shapeRefusal(parse(text))).toBeNull();
});
