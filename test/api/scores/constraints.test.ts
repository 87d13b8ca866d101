import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { databaseForWriting } from '../../kit/hub.js';

let client: pg.Client;

// Before the database is asked for: what was set up last has to go first, and jest goes from top to bottom.
afterAll(() => client.end());
const database = databaseForWriting();

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
beforeEach(() => client.query('begin'));
afterEach(() => client.query('rollback'));

/** A final sheet of the demo with its first leaf. */
const SHEET = `(select k.id from scorecard k join scoring_round r on r.id = k.round_id where r.demo and k.index_value is not null order by k.id limit 1)`;
const LEAF = `(select min(id) from score where scorecard_id = ${SHEET} and appraised_points is not null)`;

describe('the database', () => {
  test.each([
    ['points above the maximum of the leaf', `update score set appraised_points = max_points + 0.01 where id = ${LEAF}`, 'check'],
    ['points below 0', `update score set self_points = -0.25 where id = ${LEAF}`, 'check'],
    ['a maximum that is not the leaf’s', `update score set max_points = 99 where id = ${LEAF}`, 'foreign key'],
    [
      'points on a criterion that has components',
      `update score set criterion_id = (select c.parent_id from criterion c where c.set_id = score.criteria_set_id and c.parent_id is not null limit 1) where id = ${LEAF}`,
      'foreign key',
    ],
    [
      'a leaf of another set',
      `update score set criteria_set_id = (select id from criteria_set where id <> score.criteria_set_id and status <> 'MENTIONED' limit 1) where id = ${LEAF}`,
      'foreign key',
    ],
    [
      'a second sheet of a unit in a round',
      `insert into scorecard (round_id, unit_id) select round_id, unit_id from scorecard where id = ${SHEET}`,
      'unique',
    ],
    [
      'a second score of a leaf',
      `insert into score (scorecard_id, criterion_id, criteria_set_id, max_points) select scorecard_id, criterion_id, criteria_set_id, max_points from score where id = ${LEAF}`,
      'unique',
    ],
    [
      'an index on a sheet that is not final',
      `update scorecard set status = 'APPRAISED' where id = ${SHEET}`,
      'only_final_sheets_have_an_index',
    ],
    ['an index without its denominator', `update scorecard set denominator = null where id = ${SHEET}`, 'index_comes_with_its_parts'],
    [
      'a rank for a unit that is not ranked',
      `update scorecard set unranked_reason = 'lý do' where id = ${SHEET}`,
      'unranked_means_no_rank',
    ],
    ['a rank beyond the number of units', `update scorecard set published_rank = 9, published_of = 8 where id = ${SHEET}`, 'check'],
    [
      'a late sheet that was never submitted',
      `update scorecard set submitted_at = null, late = true where id = ${SHEET}`,
      'late_only_when_submitted',
    ],
    [
      'a publication day of a round that is not published',
      `update scoring_round set status = 'OPEN' where id = (select round_id from scorecard where id = ${SHEET})`,
      'check',
    ],
    [
      'another set under a round whose sheets are filled in',
      `update scoring_round set criteria_set_id = null where id = (select round_id from scorecard where id = ${SHEET})`,
      'foreign key',
    ],
  ])('refuses %s', async (_, statement, reason) => {
    await expect(client.query(statement)).rejects.toThrow(reason);
  });

  test('takes the latest appraisal as final, also where it is lower', async () => {
    const { rows } = await client.query(
      `update score set self_points = max_points, appraised_points = max_points, reappraised_points = 0, measured_points = max_points where id = ${LEAF} returning final_points::float`,
    );
    expect(rows).toEqual([{ final_points: 0 }]);
  });

  test('gives no final points to a leaf that does not apply', async () => {
    const { rows } = await client.query(`update score set not_applicable = true where id = ${LEAF} returning final_points`);
    expect(rows).toEqual([{ final_points: null }]);
  });
});
