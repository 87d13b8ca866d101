import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { values } from '../../../src/database/values.js';
import { runChecks } from '../../../src/modules/quality/index.js';
import { databaseForWriting } from '../../kit/hub.js';

let client: pg.Client;
afterAll(() => client.end()); // before the kit drops the database
const database = databaseForWriting();
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url, types: values });
  await client.connect();
});

const UNIT = `(select unit_id from unit_version where code = $1 and during @> date '2019-12-31')`;

/** A reported row of a unit; counts by column. */
async function report(
  unit: string,
  scope: string,
  year: number,
  counts: Record<string, number>,
  channel: string | null = null,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into dossier_report (unit_id, scope, channel, period_from, period_to, source_id, locator, ${Object.keys(counts).join(', ')})
     values (${UNIT}, $2, $3, make_date($4, 1, 1), make_date($4, 12, 31), (select id from source_document where code = 'S0'), 'test',
       ${Object.values(counts).join(', ')}) returning id`,
    [unit, scope, channel, year],
  );
  return rows[0]?.id ?? 0;
}

/** What a rule says of a record after a run of all checks. */
async function said(
  rule: string,
  type: string,
  id: number,
): Promise<{ outcome: string; residual: string | null; explanation: string } | undefined> {
  await runChecks(client, 'test');
  const { rows } = await client.query(
    'select outcome, residual, explanation from quality_finding where rule = $1 and subject_type = $2 and subject_id = $3',
    [rule, type, id],
  );
  return rows[0];
}

describe('a run of the checks', () => {
  test('replaces all findings: a second run on the same figures says the same', async () => {
    const all = 'select * from quality_finding order by rule, subject_type, subject_id';
    const first = await runChecks(client, 'test');
    const { rows } = await client.query(all);
    expect(await runChecks(client, 'test')).toBe(first);
    expect((await client.query(all)).rows).toEqual(rows);
    expect(rows).toHaveLength(first);
  });

  test('leaves an audit row with the outcomes by rule', async () => {
    await runChecks(client, 'an auditor');
    const { rows } = await client.query(`select command, after from audit_entry where actor = 'an auditor'`);
    expect(rows).toEqual([{ command: 'quality.runChecks', after: expect.objectContaining({ 'REGISTER_COUNT FAIL': 1 }) }]);
  });
});

describe('reports and their neighbours', () => {
  test('B1 adds the channels that were reported in rows of their own', async () => {
    const id = await report('004', 'OWN_DESK', 2011, { received: 10, carried_over: 2 });
    await report('004', 'OWN_DESK', 2011, { intake: 3 }, 'ONLINE');
    await report('004', 'OWN_DESK', 2011, { intake: 4 }, 'DIRECT');
    expect(await said('B1', 'DossierReport', id)).toMatchObject({ outcome: 'NOT_TESTABLE' });
    await report('004', 'OWN_DESK', 2011, { intake: 0 }, 'POSTAL');
    expect(await said('B1', 'DossierReport', id)).toMatchObject({ outcome: 'FAIL', residual: '1' });
  });

  test('B5 compares with the adjacent period before, of the same scope', async () => {
    await report('004', 'OWN_DESK', 2012, { open: 5, paused: 2 });
    await report('004', 'CHILDREN', 2012, { open: 50, paused: 20 });
    const id = await report('004', 'OWN_DESK', 2013, { carried_over: 7 });
    expect(await said('B5', 'DossierReport', id)).toMatchObject({ outcome: 'PASS' });
  });

  test('B6 takes the sum that the parent reported for its children', async () => {
    const id = await report('004', 'ALL', 2014, { received: 100, resolved: 90 });
    await report('004', 'OWN_DESK', 2014, { received: 40, resolved: 40 });
    await report('004', 'CHILDREN', 2014, { received: 60, resolved: 51 });
    expect(await said('B6', 'DossierReport', id)).toMatchObject({ outcome: 'FAIL', residual: '-1' });
  });

  test('B6 adds up the children of the period’s end, and names those that reported nothing', async () => {
    const id = await report('004', 'ALL', 2015, { received: 100 });
    await report('004', 'OWN_DESK', 2015, { received: 30 });
    const { rows: wards } = await client.query<{ code: string; name: string }>(
      `select code, name from unit_version where parent_id = ${UNIT} and kind = 'WARD' and during @> date '2015-12-31' order by code`,
      ['004'],
    );
    expect(wards).toHaveLength(14);
    for (const ward of wards.slice(1)) await report(ward.code, 'OWN_DESK', 2015, { received: 5 });
    const [first] = wards;
    expect(await said('B6', 'DossierReport', id)).toMatchObject({
      outcome: 'NOT_TESTABLE',
      explanation: expect.stringContaining(first?.name ?? ''),
    });
    await report(first?.code ?? '', 'ALL', 2015, { received: 5 });
    expect(await said('B6', 'DossierReport', id)).toMatchObject({ outcome: 'PASS' });
  });

  test('B6 is no question for a report of the desk alone', async () => {
    const id = await report('004', 'OWN_DESK', 2016, { received: 1 });
    expect(await said('B6', 'DossierReport', id)).toBeUndefined();
  });
});

describe('a stated number of wards', () => {
  const stated = async (unit: string, outOf: number, asOf: string, operator = 'EXACT'): Promise<number> => {
    const { rows } = await client.query<{ id: number }>(
      `insert into statement (metric_id, unit_id, operator, value, out_of, text, as_of, source_id, locator)
       select m.id, ${UNIT}, $2, $3, $3, 'test', $4::date, d.id, $4 || $2 from metric m, source_document d
       where m.code = 'WARDS_PUBLISHING_PROCEDURES' and d.code = 'S0' returning id`,
      [unit, operator, outOf, asOf],
    );
    return rows[0]?.id ?? 0;
  };

  test('14 wards of quận Long Biên on 06/11/2018 are those of the register', async () => {
    expect(await said('REGISTER_COUNT', 'Statement', await stated('004', 14, '2018-11-06'))).toMatchObject({
      outcome: 'PASS',
      residual: '0',
    });
  });

  test('7 wards of quận Đồ Sơn were right on 31/12/2019, and 6 are on 21/5/2020', async () => {
    expect(await said('REGISTER_COUNT', 'Statement', await stated('308', 7, '2019-12-31'))).toMatchObject({ outcome: 'PASS' });
    expect(await said('REGISTER_COUNT', 'Statement', await stated('308', 6, '2020-05-21'))).toMatchObject({ outcome: 'PASS' });
  });

  test('“at least 10” is not held against the register', async () => {
    expect(await said('REGISTER_COUNT', 'Statement', await stated('004', 10, '2018-11-06', 'AT_LEAST'))).toBeUndefined();
  });
});

test('a published rank that is not the computed one is found', async () => {
  const { rows } = await client.query<{ id: number }>(
    `update scorecard set published_rank = computed_rank + 1, published_of = greatest(published_of, computed_rank + 1)
     where id = (select min(id) from scorecard where published_rank is not null and computed_rank is not null) returning id`,
  );
  expect(await said('RANK_DIFFERS', 'Scorecard', rows[0]?.id ?? 0)).toMatchObject({ outcome: 'FAIL', residual: '1' });
});

test('a wrong row cannot stand: what cannot be tested has no residual, and what holds has none but 0', async () => {
  const wrong = (outcome: string, residual: string) =>
    client.query(
      `insert into quality_finding (rule, subject_type, subject_id, figure, outcome, residual, explanation, explanation_vi)
       values ('B1', 'T', 1, 'x', '${outcome}', ${residual}, 'x', 'x')`,
    );
  await expect(wrong('NOT_TESTABLE', '1')).rejects.toThrow('what_cannot_be_tested_leaves_nothing');
  await expect(wrong('PASS', '1')).rejects.toThrow('what_holds_leaves_zero');
  await expect(wrong('FAIL', '0')).rejects.toThrow('what_holds_leaves_zero');
});
