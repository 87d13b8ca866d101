import { describe, expect, test } from '@jest/globals';
import { Loaders, manyByKey, manyBySlot, oneByKey, oneBySlot } from '../../src/kernel/loaders.js';

interface Ward {
  readonly code: string;
  readonly name: string;
}

const wards: readonly Ward[] = [
  { code: '00118', name: 'Gia Thụy' },
  { code: '00121', name: 'Ngọc Lâm' },
  { code: '00121', name: 'Ngọc Lâm (bản sao)' },
];

/** A source that remembers which keys it was asked for, one entry a statement. */
const asked = () => ({ statements: [] as (readonly unknown[])[] });

const wardsOf = async (source: ReturnType<typeof asked>, codes: readonly string[]) => {
  source.statements.push(codes);
  return wards.filter((ward) => codes.includes(ward.code));
};

describe('Loaders', () => {
  test('ask for all keys of a tick in one statement and answer each caller in its place', async () => {
    const source = asked();
    const loaders = new Loaders(source);
    const wardByCode = oneByKey(wardsOf, (ward) => ward.code);
    const names = await Promise.all(['00121', '00118'].map(async (code) => (await loaders.load(wardByCode, code))?.name));
    expect(names).toEqual(['Ngọc Lâm (bản sao)', 'Gia Thụy']);
    expect(source.statements).toEqual([['00121', '00118']]);
  });

  test('ask for a key once, however often it is loaded', async () => {
    const source = asked();
    const loaders = new Loaders(source);
    const wardByCode = oneByKey(wardsOf, (ward) => ward.code);
    await Promise.all([loaders.load(wardByCode, '00118'), loaders.load(wardByCode, '00118')]);
    await loaders.load(wardByCode, '00118');
    expect(source.statements).toEqual([['00118']]);
  });

  test('know a definition by its identity, not by what it does', async () => {
    const source = asked();
    const loaders = new Loaders(source);
    await loaders.load(
      oneByKey(wardsOf, (ward) => ward.code),
      '00118',
    );
    await loaders.load(
      oneByKey(wardsOf, (ward) => ward.code),
      '00118',
    );
    expect(source.statements).toHaveLength(2);
  });

  test('share nothing between two requests', async () => {
    const wardByCode = oneByKey(wardsOf, (ward) => ward.code);
    const [one, other] = [asked(), asked()];
    await new Loaders(one).load(wardByCode, '00118');
    await new Loaders(other).load(wardByCode, '00118');
    expect([one.statements.length, other.statements.length]).toEqual([1, 1]);
  });
});

describe('oneByKey', () => {
  test('answers null for a key without a row', async () => {
    const wardByCode = oneByKey(wardsOf, (ward) => ward.code);
    expect(await new Loaders(asked()).load(wardByCode, '99999')).toBeNull();
  });
});

describe('manyByKey', () => {
  test('answers the rows of each key in the order of the database, and an empty list where there are none', async () => {
    const wardsByCode = manyByKey(wardsOf, (ward) => ward.code);
    const loaders = new Loaders(asked());
    const [twins, none] = await Promise.all([loaders.load(wardsByCode, '00121'), loaders.load(wardsByCode, '99999')]);
    expect(twins.map((ward) => ward.name)).toEqual(['Ngọc Lâm', 'Ngọc Lâm (bản sao)']);
    expect(none).toEqual([]);
  });
});

interface WardAt {
  readonly code: string;
  readonly on: string;
}

const readingsOf = async (source: ReturnType<typeof asked>, keys: readonly WardAt[]) => {
  source.statements.push(keys);
  const found = keys.flatMap(({ code, on }, slot) =>
    wards.filter((ward) => ward.code === code).map((ward) => ({ slot, on, name: ward.name })),
  );
  return found.toReversed();
};
const wardAtKey = ({ code, on }: WardAt) => `${code} ${on}`;

describe('bySlot', () => {
  test('oneBySlot puts each row under the key it answers, whatever the order of the rows', async () => {
    const wardAt = oneBySlot(readingsOf, wardAtKey);
    const loaders = new Loaders(asked());
    const keys = [
      { code: '00118', on: '2018-11-06' },
      { code: '99999', on: '2018-11-06' },
      { code: '00118', on: '2024-01-01' },
    ];
    const answers = await Promise.all(keys.map((key) => loaders.load(wardAt, key)));
    expect(answers.map((answer) => answer?.on ?? null)).toEqual(['2018-11-06', null, '2024-01-01']);
  });

  test('manyBySlot keeps the order of the database within a slot', async () => {
    const wardsAt = manyBySlot(readingsOf, wardAtKey);
    const loaders = new Loaders(asked());
    const [none, twins] = await Promise.all([
      loaders.load(wardsAt, { code: '99999', on: '2018-11-06' }),
      loaders.load(wardsAt, { code: '00121', on: '2018-11-06' }),
    ]);
    expect(none).toEqual([]);
    expect(twins.map((ward) => ward.name)).toEqual(['Ngọc Lâm (bản sao)', 'Ngọc Lâm']);
  });

  test('two keys that say the same are one key', async () => {
    const source = asked();
    const loaders = new Loaders(source);
    const wardAt = oneBySlot(readingsOf, wardAtKey);
    const [one, other] = await Promise.all([
      loaders.load(wardAt, { code: '00118', on: '2018-11-06' }),
      loaders.load(wardAt, { on: '2018-11-06', code: '00118' }),
    ]);
    expect(one).toBe(other);
    expect(source.statements).toEqual([[{ code: '00118', on: '2018-11-06' }]]);
  });
});
