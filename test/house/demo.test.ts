import { describe, expect, test } from '@jest/globals';
import { query, told } from '../kit/databases.js';

/** Rows with `demo` in a table whose unit lies, or once lay, under the holder of a code. */
const demoRows = async (table: string, unitColumn: string, code: string, where = 'true'): Promise<number> => {
  const [found] = await query(
    told('HUB_TEST_READING'),
    `select count(*)::int as rows from ${table} fact where fact.demo and ${where} and fact.${unitColumn} in (
       select c.descendant_id from unit_closure c join unit_version v on v.unit_id = c.ancestor_id where v.code = $1)`,
    [code],
  );
  return Number(found!['rows']);
};

/** Each: what the documents speak of, and a neighbour that shows that the question itself finds demo rows. */
describe('demo data keeps off what the founding documents speak of', () => {
  test('no dossiers of quận Đồ Sơn and what lies below it', async () => {
    expect(await demoRows('dossier', 'responsible_unit_id', '308')).toBe(0);
    expect(await demoRows('dossier', 'responsible_unit_id', '307')).toBeGreaterThan(1_000);
  });

  test('no sheet of huyện Phú Lương for 2017', async () => {
    const year = (number: number) => `fact.round_id in (select id from scoring_round where year = ${number})`;
    expect(await demoRows('scorecard', 'unit_id', '168', year(2017))).toBe(0);
    expect(await demoRows('scorecard', 'unit_id', '168', year(2018))).toBeGreaterThan(5);
  });

  test('no results in the ward round of quận Long Biên of 2018: its 14 sheets stand in DRAFT', async () => {
    const sheets = await query(
      told('HUB_TEST_READING'),
      `select k.status, k.demo, count(*)::int as sheets, count(s.id)::int as leaves
         from scoring_round r join scorecard k on k.round_id = r.id left join score s on s.scorecard_id = k.id
        where r.year = 2018 and r.block = 'WARD' and r.issuer_id in (select unit_id from unit_version where code = '004' and during @> date '2018-12-31')
        group by k.status, k.demo`,
    );
    expect(sheets).toEqual([{ status: 'DRAFT', demo: false, sheets: 14, leaves: 0 }]);
  });

  test('no survey of Long Biên, Đồ Sơn and what lies below them', async () => {
    expect(await demoRows('survey_result', 'unit_id', '004')).toBe(0);
    expect(await demoRows('survey_result', 'unit_id', '308')).toBe(0);
    expect(await demoRows('survey_result', 'unit_id', '01')).toBeGreaterThan(50);
  });
});
