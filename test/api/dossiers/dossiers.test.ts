import { describe, expect, test } from '@jest/globals';
import { hubForReading } from '../../kit/hub.js';

const hub = hubForReading();

const COUNTS =
  'intake intakeDirect intakeOnline intakePostal intakeOther carriedOver received resolved early onTime late open openInTime openLate paused returned withdrawn';

type Counts = Record<string, number>;

const balanced = (counts: Counts): boolean =>
  counts.received === counts.intakeDirect! + counts.intakeOnline! + counts.intakePostal! + counts.intakeOther! + counts.carriedOver! &&
  counts.resolved === counts.early! + counts.onTime! + counts.late! &&
  counts.open === counts.openInTime! + counts.openLate! &&
  counts.received === counts.resolved + counts.open + counts.paused! + counts.returned! + counts.withdrawn!;

describe('dossierStats', () => {
  test('balances on every row, and rows of units add up to the total', async () => {
    const query = `query ($within: String!, $level: UnitLevel, $by: [DossierGrouping!]!) {
      dossierStats(within: $within, level: $level, period: { from: "2018-02-11", to: "2020-11-03" }, groupBy: $by) {
        total { ${COUNTS} } rows { counts { ${COUNTS} } } } }`;
    for (const variables of [
      { within: '01', level: 'DISTRICT', by: ['UNIT', 'PROCEDURE_FIELD', 'CHANNEL'] },
      { within: '01', level: null, by: ['UNIT'] },
      { within: 'VN', level: 'PROVINCE', by: ['UNIT', 'SERVICE_LEVEL'] },
    ]) {
      const { data } = await hub.ask(query, variables);
      const { total, rows } = data.dossierStats as { total: Counts; rows: { counts: Counts }[] };
      expect(rows.length).toBeGreaterThan(2);
      expect(rows.filter((row) => !balanced(row.counts))).toEqual([]);
      for (const name of COUNTS.split(' '))
        expect([name, rows.reduce((sum, row) => sum + row.counts[name]!, 0)]).toEqual([name, total[name]]);
    }
  });

  test('a month carries over what the month before left open and paused', async () => {
    const { data } = await hub.ask(
      `{ dossierStats(within: "31", period: { year: 2019 }, groupBy: [MONTH]) { rows { key { month } counts { carriedOver open paused } } } }`,
    );
    const rows = data.dossierStats.rows as { counts: Counts }[];
    expect(rows).toHaveLength(12);
    for (const [at, { counts }] of rows.entries())
      if (at > 0) expect(counts.carriedOver).toBe(rows[at - 1]!.counts.open! + rows[at - 1]!.counts.paused!);
  });

  test('single days add up to their month', async () => {
    const part = (name: string, from: string, to: string) =>
      `${name}: dossierStats(within: "19", period: { from: "${from}", to: "${to}" }) { total { intake resolved late } }`;
    const { data } = await hub.ask(
      `{ month: dossierStats(within: "19", period: { year: 2020, month: 2 }) { total { intake resolved late } }
         ${part('one', '2020-02-01', '2020-02-01')} ${part('two', '2020-02-02', '2020-02-17')} ${part('three', '2020-02-18', '2020-02-29')} }`,
    );
    const { month, ...parts } = data as Record<string, { total: Counts }>;
    for (const name of ['intake', 'resolved', 'late']) {
      expect(Object.values(parts).reduce((sum, one) => sum + one.total[name]!, 0)).toBe(month!.total[name]);
    }
  });

  test('a period that has not ended is read as of today', async () => {
    const { data } = await hub.ask(
      `{ now: dossierStats(within: "01", period: { year: 2026 }, groupBy: [MONTH]) { total { openLate open } rows { key { month } } }
         later: dossierStats(within: "01", period: { year: 2027 }) { total { intake openLate open } } }`,
    );
    expect(data.now.rows.map((row: { key: { month: string } }) => row.key.month)).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(data.later.total).toEqual({ intake: 0, ...data.now.total });
  });

  test('no demo dossiers for Đồ Sơn and its wards: counts are not known, not 0', async () => {
    const { data } = await hub.ask(
      `{ unit(code: "308", year: 2019) { dossierStats(period: { year: 2019 }) { received } children(level: COMMUNE) { dossierStats(period: { year: 2019 }) { received } } } }`,
    );
    expect(data.unit.dossierStats).toBeNull();
    expect(data.unit.children).toHaveLength(7);
    expect(data.unit.children.filter((ward: { dossierStats: unknown }) => ward.dossierStats !== null)).toEqual([]);
  });

  test('refuses an unknown unit, two steps of time, and what the register allows too many rows of', async () => {
    const code = async (query: string) => (await hub.ask(query)).errors?.[0]?.extensions.code;
    expect(await code(`{ dossierStats(within: "999", period: { year: 2020 }) { definition } }`)).toBe('NOT_FOUND');
    expect(await code(`{ dossierStats(within: "01", period: { year: 2020 }, groupBy: [MONTH, YEAR]) { definition } }`)).toBe(
      'BAD_USER_INPUT',
    );
    const { errors } = await hub.ask(
      `{ dossierStats(within: "VN", level: COMMUNE, period: { year: 2020 }, groupBy: [UNIT, CHANNEL, MONTH]) { definition } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'COST_EXCEEDED',
      limit: 50_000,
      cost: expect.any(Number),
      hint: expect.any(String),
    });
  });
});

describe('dossiers', () => {
  const page = `query ($first: Int, $after: String, $last: Int, $before: String, $order: DossierOrder) {
    dossiers(filter: { within: "004", asOf: "2020-06-30", receivedFrom: "2020-03-01" }, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id } } }`;

  test('page on by cursor without a gap, in every order and both directions', async () => {
    for (const order of ['DUE_ON_ASC', 'DUE_ON_DESC', 'RECEIVED_AT_ASC', 'RECEIVED_AT_DESC', 'CODE_ASC']) {
      const whole = (await hub.ask(page, { order, first: 60 })).data.dossiers.nodes.map((node: { id: string }) => node.id);
      const one = (await hub.ask(page, { order, first: 25 })).data.dossiers;
      const two = (await hub.ask(page, { order, first: 35, after: one.pageInfo.endCursor })).data.dossiers;
      expect([...one.nodes, ...two.nodes].map((node) => node.id)).toEqual(whole);
      const back = (await hub.ask(page, { order, last: 25, before: two.pageInfo.startCursor })).data.dossiers;
      expect(back.nodes).toEqual(one.nodes);
      expect(new Set(whole).size).toBe(60);
    }
  });

  test('a list by timeliness has what dossierStats counts', async () => {
    const { data } = await hub.ask(
      `{ late: dossiers(filter: { within: "01", timeliness: OPEN_LATE, asOf: "2019-09-30" }, first: 1) { totalCount }
         inTime: dossiers(filter: { within: "01", timeliness: OPEN_IN_TIME, asOf: "2019-09-30" }, first: 1) { totalCount }
         dossierStats(within: "01", period: { from: "2019-09-01", to: "2019-09-30" }) { total { openLate openInTime } } }`,
    );
    expect(data.dossierStats.total).toEqual({ openLate: data.late.totalCount, openInTime: data.inTime.totalCount });
  });

  test('show a day as it was: state, timeliness and events of later days are not told', async () => {
    const on =
      `query ($on: Date) { dossiers(filter: { code: $code, asOf: $on }) { nodes { id state resultKind closedAt events { at } } } }`.replace(
        '$on: Date',
        '$on: Date, $code: String',
      );
    const { data } = await hub.ask(
      `{ dossiers(filter: { within: "004", timeliness: LATE, asOf: "2019-12-31" }, first: 1) { nodes { code dueOn } } }`,
    );
    const { code, dueOn } = data.dossiers.nodes[0];
    const then = (await hub.ask(on, { code, on: dueOn })).data.dossiers.nodes[0];
    const now = (await hub.ask(on, { code })).data.dossiers.nodes[0];
    expect(then).toMatchObject({ resultKind: null, closedAt: null });
    expect(now.closedAt).not.toBeNull();
    expect(now.events.length).toBeGreaterThan(then.events.length);
    expect(then.id).not.toBe(now.id);
    const node = `query ($id: ID!) { node(id: $id) { id ... on Dossier { state events { at } } } }`;
    expect((await hub.ask(node, { id: then.id })).data.node).toEqual({ id: then.id, state: then.state, events: then.events });
    expect((await hub.ask(node, { id: now.id })).data.node).toEqual({ id: now.id, state: now.state, events: now.events });
  });

  test('marks demo rows, and answers that hold any', async () => {
    const { data, extensions } = await hub.ask(`{ dossiers(filter: { within: "01" }, first: 3) { nodes { demo } } }`);
    expect(data.dossiers.nodes).toEqual([{ demo: true }, { demo: true }, { demo: true }]);
    expect(extensions?.demo).toBe(true);
    expect((await hub.ask(`{ dossierReports { nodes { received } } }`)).extensions?.demo).toBeUndefined();
  });
});
