import { describe, expect, test } from '@jest/globals';
import { hubForReading, TODAY } from '../../kit/hub.js';

const hub = hubForReading();

const unit = async (args: string, fields = 'code name on') => (await hub.ask(`{ unit(${args}) { ${fields} } }`)).data.unit;

describe('a unit is read at a date', () => {
  test('code 11458 answers Ngọc Hải on 01/01/2019 and Hải Sơn on 01/01/2024', async () => {
    expect(await unit('code: "11458", on: "2019-01-01"')).toEqual({ code: '11458', name: 'Phường Ngọc Hải', on: '2019-01-01' });
    expect(await unit('code: "11458", on: "2024-01-01"')).toEqual({ code: '11458', name: 'Phường Hải Sơn', on: '2024-01-01' });
  });

  test('quận Long Biên has 14 wards on 06/11/2018', async () => {
    const { children } = await unit('code: "004", on: "2018-11-06"', 'children(level: COMMUNE) { kind }');
    expect(children).toEqual(Array(14).fill({ kind: 'WARD' }));
  });

  test('a code without a holder today answers its last holder on that one’s last day, with what became of it', async () => {
    const { successors, ...last } = await unit('code: "004"', 'code name on validTo successors { unit { name on } }');
    expect(last).toEqual({ code: '004', name: 'Quận Long Biên', on: '2025-06-30', validTo: '2025-07-01' });
    expect(successors).toContainEqual({ unit: { name: 'Phường Bồ Đề', on: '2025-07-01' } });
  });

  test('no district is current after 30/6/2025', async () => {
    expect(await unit('code: "004", on: "2025-07-01"')).toBeNull();
    const { data } = await hub.ask('{ units(filter: { level: DISTRICT, on: "2025-07-01" }) { totalCount } }');
    expect(data.units.totalCount).toBe(0);
  });

  test('a year means its last day, or the last day of the code’s last holder in it', async () => {
    expect(await unit('code: "11458", year: 2019')).toMatchObject({ name: 'Phường Ngọc Hải', on: '2019-12-31' });
    expect(await unit('code: "004", year: 2025')).toMatchObject({ on: '2025-06-30' });
    expect(await unit('code: "004", year: 2026')).toBeNull();
  });

  test('a code that is held today is read today', async () => {
    expect(await unit('code: "01"')).toEqual({ code: '01', name: 'Thành phố Hà Nội', on: TODAY });
  });

  test('an unknown code answers null', async () => {
    expect(await unit('code: "00000"')).toBeNull();
  });

  test('a day and a year together are refused, in both languages', async () => {
    const { errors } = await hub.ask('{ unit(code: "004", on: "2018-11-06", year: 2018) { code } }');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      messageVi: expect.stringContaining('Chỉ được chọn'),
      hint: expect.any(String),
    });
  });

  test('the numbers of the published lists are the numbers of the register', async () => {
    const { data } = await hub.ask(`{
      p2019: units(filter: { level: PROVINCE, on: "2019-10-06" }) { totalCount }
      d2019: units(filter: { level: DISTRICT, on: "2019-10-06" }) { totalCount }
      c2019: units(filter: { level: COMMUNE, on: "2019-10-06" }) { totalCount }
      p2025: units(filter: { level: PROVINCE, on: "2025-07-01" }) { totalCount }
      c2025: units(filter: { level: COMMUNE, on: "2025-07-01" }) { totalCount }
    }`);
    expect(data).toEqual({
      p2019: { totalCount: 63 },
      d2019: { totalCount: 713 },
      c2019: { totalCount: 11_160 },
      p2025: { totalCount: 34 },
      c2025: { totalCount: 3_321 },
    });
  });
});

describe('Unit.id stands for the unit at a date', () => {
  test('two days give two ids and one identity, and node(id:) answers the same reading', async () => {
    const first = await unit('code: "00139", on: "2018-11-06"', 'id identity');
    const second = await unit('code: "00139", on: "2020-11-06"', 'id identity');
    expect(first.identity).toBe(second.identity);
    expect(first.id).not.toBe(second.id);
    const { data } = await hub.ask('query ($id: ID!) { node(id: $id) { id ... on Unit { name on parent { name on } } } }', {
      id: first.id,
    });
    expect(data.node).toEqual({
      id: first.id,
      name: 'Phường Bồ Đề',
      on: '2018-11-06',
      parent: { name: 'Quận Long Biên', on: '2018-11-06' },
    });
  });

  test('a reading outside the unit’s life is none', async () => {
    const { id } = await unit('code: "004", on: "2018-11-06"', 'id');
    const key = Buffer.from(id, 'base64url').toString('utf8').replace('2018-11-06', '2026-01-01');
    const { data } = await hub.ask('query ($id: ID!) { node(id: $id) { id } }', { id: Buffer.from(key).toString('base64url') });
    expect(data.node).toBeNull();
  });
});

describe('units are found by name', () => {
  const names = async (text: string, on = '2018-11-06') => {
    const { data } = await hub.ask(
      'query ($text: String!, $on: Date) { units(filter: { search: $text, on: $on }, first: 5) { nodes { code name } } }',
      { text, on },
    );
    return data.units.nodes.map((node: { code: string }) => node.code);
  };

  test('with or without tone marks and prefix words', async () => {
    expect((await names('bo de'))[0]).toBe('00139');
    expect((await names('P. Bồ Đề'))[0]).toBe('00139');
    expect((await names('q long bien'))[0]).toBe('004');
  });

  test('wherever the tone mark stands, and however the text is composed', async () => {
    const composed = await names('Hoà Bình');
    expect(composed.length).toBeGreaterThan(0);
    expect(await names('Hòa Bình')).toEqual(composed);
    expect(await names('Hòa Bình'.normalize('NFD'))).toEqual(composed);
    expect(await names('Hòa​ Bình')).toEqual(composed);
  });

  test('a territory comes before the agencies that carry its name', async () => {
    expect((await names('long bien')).slice(0, 2)).toEqual(['004', '00145']);
  });

  test('wildcards of SQL stand for themselves', async () => {
    expect(await names('%')).toEqual([]);
    expect(await names('l_ng bien')).toEqual([]);
    expect(await names('\\')).toEqual([]);
  });
});

describe('lists are paged by keyset', () => {
  const page = async (args: string) =>
    await hub.ask(
      `{ units(filter: { within: "01", level: DISTRICT, on: "2018-11-06" }, ${args}) { totalCount nodes { code } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );

  test('forward and backward pages meet', async () => {
    const first = (await page('first: 20')).data.units;
    const rest = (await page(`first: 20, after: "${first.pageInfo.endCursor}"`)).data.units;
    expect([first.totalCount, first.nodes.length, rest.nodes.length]).toEqual([30, 20, 10]);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const back = (await page(`last: 20, before: "${rest.pageInfo.startCursor}"`)).data.units;
    expect(back.nodes).toEqual(first.nodes);
  });

  test('a cursor of another filter, a tampered one and a page out of range are refused', async () => {
    const { endCursor } = (await page('first: 2')).data.units.pageInfo;
    const foreign = await hub.ask(`{ units(filter: { within: "31" }, first: 2, after: "${endCursor}") { totalCount } }`);
    expect(foreign.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await page(`first: 2, after: "${endCursor.slice(0, -4)}AAAA"`)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    for (const first of [0, -1, 501, 2_147_483_647])
      expect((await page(`first: ${first}`)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('codes keep to their own filters', async () => {
    const { errors } = await hub.ask('{ units(filter: { codes: ["01"], search: "x" }) { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('an unknown unit to look within is not found', async () => {
    const { errors } = await hub.ask('{ units(filter: { within: "00000" }) { totalCount } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', hint: expect.stringContaining('VN') });
  });
});
