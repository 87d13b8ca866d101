import { expect, test } from '@jest/globals';
import { query, told } from '../../kit/databases.js';

/** What the seeded tables hold, asked of PostgreSQL itself. */
const rows = (sql: string) => query(told('HUB_TEST_READING'), sql);

const wards = (code: string, day: string) =>
  rows(`select v.code from unit_version d join unit_version v on v.parent_id = d.unit_id and v.during @> date '${day}' and v.kind = 'WARD'
        where d.code = '${code}' and d.during @> date '${day}' order by v.code`);

test('quận Đồ Sơn has 7 wards on 31/12/2019, and 6 on 21/05/2020, after Ngọc Hải and Vạn Sơn became Hải Sơn', async () => {
  expect((await wards('308', '2019-12-31')).map((row) => row['code'])).toEqual([
    '11455',
    '11458',
    '11461',
    '11464',
    '11465',
    '11467',
    '11737',
  ]);
  expect((await wards('308', '2020-05-21')).map((row) => row['code'])).toEqual(['11455', '11458', '11461', '11465', '11467', '11737']);
});

test('every unit has its parent on each of its days', async () => {
  const orphans = await rows(`select v.code from unit_version v
    where v.parent_id is not null
      and not (select range_agg(p.during) from unit_version p where p.unit_id = v.parent_id) @> v.during`);
  expect(orphans).toEqual([]);
});

test('a unit lives from the start of its first version to the end of its last, without a gap', async () => {
  const wrong = await rows(`select u.id from unit u join unit_version v on v.unit_id = u.id group by u.id
    having range_agg(v.during) <> datemultirange(daterange(u.first_day, u.last_day, '[]'))`);
  expect(wrong).toEqual([]);
});

test('the closure has one path for every version and each unit above it', async () => {
  const differences = await rows(`
    with direct as (select descendant_id, ancestor_id, during from unit_closure where depth = 1),
    edges as (select unit_id, parent_id, unnest(range_agg(during)) as during from unit_version where parent_id is not null group by 1, 2)
    (select * from direct except select * from edges) union all (select * from edges except select * from direct)`);
  expect(differences).toEqual([]);
  const roots = await rows(`select count(*)::int as count from unit u where not exists (
    select from unit_closure c join unit_version v on v.unit_id = c.ancestor_id and v.code = 'VN' where c.descendant_id = u.id)`);
  expect(roots).toEqual([{ count: 0 }]);
});

test('no unit of district level, territory or agency, is there after 30/06/2025', async () => {
  expect(await rows(`select code from unit_version where level = 'DISTRICT' and during && daterange('2025-07-01', null)`)).toEqual([]);
});

test('successions name units that live: the one before until the day, the other from it', async () => {
  const wrong = await rows(`select s.id from unit_succession s join unit p on p.id = s.predecessor_id join unit n on n.id = s.successor_id
    where s.kind in ('FULL', 'PARTIAL') and (p.last_day + 1 is distinct from s.effective_on
      or (n.first_day is distinct from s.effective_on and not (n.first_day is null and n.last_day is null)))`);
  expect(wrong).toEqual([]);
});

test('a commune that was taken whole has one successor, one that was split several or an uncertain one', async () => {
  const wrong = await rows(`select predecessor_id from unit_succession where kind in ('FULL', 'PARTIAL')
    group by predecessor_id having bool_or(kind = 'FULL') and count(*) > 1`);
  expect(wrong).toEqual([]);
});

test('the agencies of the founding documents cite them; demonstration agencies cite nothing but the generator', async () => {
  const agencies = await rows(`select v.code, s.code as source, v.locator from unit_version v join source_document s on s.id = v.source_id
    where not v.is_territory and s.kind <> 'DEMO' order by v.code`);
  expect(agencies).toEqual([
    { code: '004.noi-vu', source: 'S0', locator: '¶3' },
    { code: '004.van-phong', source: 'S0', locator: '¶2' },
    { code: '168.noi-vu', source: 'S3', locator: '¶3' },
    { code: '308.mot-cua', source: 'S4', locator: '¶4' },
    { code: '31.hdnd', source: 'S4', locator: '¶1' },
    { code: '31.hdnd.ban-phap-che', source: 'S4', locator: '¶1' },
  ]);
});
