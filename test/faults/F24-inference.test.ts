import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type pg from 'pg';
import { query } from '../kit/databases.js';
import { databaseForWriting, hubForWriting } from '../kit/hub.js';

interface ShownAnswer {
  group_code: string;
  count: number | null;
  withheld: boolean;
}

describe('F24 what few people answered', () => {
  const database = databaseForWriting();
  let client: pg.Client;
  let result: { id: number; campaign_id: number; unit_id: number; instrument_id: number };
  let question: number;
  let options: string[];

  beforeAll(async () => {
    client = await database.connect();
    [result] = (
      await client.query(`select r.id, r.campaign_id, r.unit_id, r.instrument_id from survey_result r
        where exists (select from survey_answer_count a where a.campaign_id = r.campaign_id and a.unit_id = r.unit_id) order by r.id limit 1`)
    ).rows as [typeof result];
    question = (await client.query('select min(id) as id from survey_question where instrument_id = $1', [result.instrument_id])).rows[0]
      .id;
    options = (await client.query('select code from survey_option where question_id = $1 order by code', [question])).rows.map(
      ({ code }) => code,
    );
  });

  /** Replaces the answers to the question: for each group, how many chose each option. */
  async function answered(groups: readonly (readonly number[])[]): Promise<ShownAnswer[]> {
    await client.query('begin');
    try {
      await client.query('delete from survey_answer_count where campaign_id = $1 and unit_id = $2', [result.campaign_id, result.unit_id]);
      for (const [at, counts] of groups.entries()) {
        const code = `F24-${at}`;
        await client.query('insert into survey_respondent_group values ($1, $2, $2, $3)', [result.campaign_id, code, 100 + at]);
        await client.query(
          `insert into survey_answer_count (campaign_id, unit_id, group_code, question_id, instrument_id, option_code, count)
           select $1, $2, $3, $4, $5, o, n from unnest($6::text[], $7::int[]) as c(o, n)`,
          [
            result.campaign_id,
            result.unit_id,
            code,
            question,
            result.instrument_id,
            options,
            options.map((_, option) => counts[option] ?? 0),
          ],
        );
      }
      const { rows } = await client.query<ShownAnswer>('select group_code, count, withheld from survey_answers($1)', [[result.id]]);
      return rows;
    } finally {
      await client.query('rollback');
    }
  }

  test('cannot be told from the groups that are shown and the totals that are known', async () => {
    const group = fc.array(fc.nat({ max: 6 }), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(group, { minLength: 1, maxLength: 6 }), async (groups) => {
        const sizes = new Map(
          groups.map((counts, at) => [`F24-${at}`, options.reduce((sum, _, option) => sum + (counts[option] ?? 0), 0)]),
        );
        const rows = await answered(groups);
        const hidden = new Set(rows.filter(({ withheld }) => withheld).map(({ group_code: code }) => code));
        for (const { group_code: code, count, withheld } of rows) expect(count === null).toBe(withheld || !sizes.has(code));
        const small = [...sizes].filter(([, size]) => size < 5).map(([code]) => code);
        for (const code of small) expect(hidden).toContain(code);
        if (small.length === 0) expect(hidden.size).toBe(0);
        // What is left when every shown group is taken from the total is never one group, nor fewer than 5 people, unless nothing is shown.
        const left = [...hidden].reduce((sum, code) => sum + sizes.get(code)!, 0);
        if (hidden.size > 0 && hidden.size < sizes.size) {
          expect(hidden.size).toBeGreaterThan(1);
          expect(left).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('F24 what few people answered', () => {
  const hub = hubForWriting();

  test('is withheld from everybody, administrators too', async () => {
    await query(
      hub.databaseUrl,
      `update survey_result set valid = 4 where id = (select min(r.id) from survey_result r join survey_campaign k on k.id = r.campaign_id
         join survey_instrument i on i.id = k.instrument_id
         where i.code = 'SIPAS' and k.year = 2018 and r.value is not null and r.valid >= 5)`,
    );
    const question = `{ surveyCampaigns(filter: { instrument: "SIPAS", year: 2018 }, first: 3) {
      nodes { results { valid value noValueReason dimensions { value noValueReason } answers { questionCode groupCode count noValueReason } } } } }`;
    const answers = await Promise.all([hub.askAs(null, question), hub.askAs({ role: 'SURVEYOR', unit: '01' }, question)]);
    const administrator = await hub.askAs({ role: 'ADMIN' }, question);
    for (const { data } of answers) expect(data).toEqual(administrator.data);
    const results = administrator.data.surveyCampaigns.nodes.flatMap((campaign: any) => campaign.results);
    const few = results.filter((one: any) => one.valid !== null && one.valid < 5);
    expect(few).toHaveLength(1);
    for (const one of few) expect([one.value, one.noValueReason]).toEqual([null, 'WITHHELD']);
    expect(
      results.some((one: any) => one.answers.some((answer: any) => answer.noValueReason === 'WITHHELD' && answer.count === null)),
    ).toBe(true);
  });

  test('is not in the database for readers: raw counts are shown to nobody', async () => {
    const { rows } = await (
      await hub.orm.em.getConnection().getNativeClient()
    )
      .query(
        `begin; set local role cchc_hub_reader; set local hub.everything = 'on'; select count(*)::int as count from survey_answer_count; rollback`,
      )
      .then((all: any) => all[3]);
    expect(rows).toEqual([{ count: 0 }]);
  });
});
