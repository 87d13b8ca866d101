import { describe, expect, test } from '@jest/globals';
import { goldenTrios } from '../../kit/golden.js';
import { databaseForWriting, hubForReading } from '../../kit/hub.js';
import { query } from '../../kit/databases.js';

goldenTrios(import.meta.dirname);

const hub = hubForReading();

describe('plans, events and tasks', () => {
  test('of a unit are those within it, its agencies and its wards; of another unit none of them', async () => {
    const ask = (within: string) =>
      hub.ask(`{ plans(filter: { within: "${within}" }) { totalCount } events(filter: { within: "${within}" }) { totalCount }
        tasks(filter: { within: "${within}" }) { totalCount } }`);
    const district = await ask('004');
    expect(district.data).toEqual({ plans: { totalCount: 3 }, events: { totalCount: 2 }, tasks: { totalCount: 3 } });
    expect((await ask('01')).data).toEqual(district.data);
    expect((await ask('31')).data).toEqual({ plans: { totalCount: 0 }, events: { totalCount: 0 }, tasks: { totalCount: 0 } });
  });

  test('a division finds the tasks that it has to do', async () => {
    const { data } = await hub.ask('{ unit(code: "004.noi-vu", on: "2018-11-06") { tasks { text unit { code } event { code } } } }');
    expect(data.unit.tasks).toEqual([
      { text: 'Tiếp thu ý kiến, hoàn thiện các kế hoạch', unit: { code: '004' }, event: { code: 'S0-2018-11-06' } },
      { text: 'Theo dõi, kiểm tra, đôn đốc các đơn vị', unit: { code: '004' }, event: { code: 'S0-2018-11-06' } },
    ]);
  });

  test('page by cursor to the same list, and refuse a cursor of another list', async () => {
    const first = await hub.ask('{ tasks(first: 5) { nodes { id } pageInfo { endCursor hasNextPage } } }');
    const { endCursor, hasNextPage } = first.data.tasks.pageInfo;
    expect(hasNextPage).toBe(true);
    const rest = await hub.ask(`{ tasks(after: "${endCursor}") { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }`);
    const whole = await hub.ask('{ tasks { nodes { id } } }');
    expect([...first.data.tasks.nodes, ...rest.data.tasks.nodes]).toEqual(whole.data.tasks.nodes);
    const foreign = await hub.ask(`{ events(after: "${endCursor}") { totalCount } }`);
    expect(foreign.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('are found again by their id', async () => {
    const { data } = await hub.ask(
      '{ plans { nodes { id } } events { nodes { id } } tasks { nodes { id } } timeTargets { nodes { id } } }',
    );
    for (const [list, type] of Object.entries({ plans: 'Plan', events: 'Event', tasks: 'Task', timeTargets: 'TimeTarget' })) {
      const { id } = data[list].nodes[0];
      expect(await hub.ask('query Again($id: ID!) { node(id: $id) { __typename id } }', { id })).toMatchObject({
        data: { node: { __typename: type, id } },
      });
    }
  });
});

describe('the database refuses', () => {
  const database = databaseForWriting();
  const plan = `(select id from plan where code = '004.papi-2018')`;

  test.each([
    [
      'an item for a dimension of a version that the plan does not name',
      `insert into plan_item (plan_id, position, text, instrument_id, dimension_id)
       select ${plan}, 7, 'x', d.instrument_id, d.id from survey_dimension d join survey_instrument i on i.id = d.instrument_id
       where i.code = 'PAPI' and i.year_to = 2017 limit 1`,
      'plan_item_plan_id_instrument_id_fkey',
    ],
    [
      'two items in one place of a plan',
      `insert into plan_item (plan_id, position, text) values (${plan}, 1, 'x')`,
      'plan_item_plan_id_position_key',
    ],
    ['an event of nobody', `insert into event (code, kind, title, year) values ('x', 'MEETING', 'x', 2018)`, 'unit_or_a_mention'],
    [
      'an event whose day lies in another year',
      `insert into event (code, kind, title, unresolved_unit, year, held_on) values ('x', 'MEETING', 'x', 'x', 2018, '2019-01-01')`,
      'event_check',
    ],
  ])('%s', async (_, statement, constraint) => {
    await expect(query(database.url, statement)).rejects.toMatchObject({ constraint });
  });
});
