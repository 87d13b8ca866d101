import { describe, expect, test } from '@jest/globals';
import { goldenTrios } from '../../kit/golden.js';
import { hubForReading } from '../../kit/hub.js';

goldenTrios(import.meta.dirname);
const hub = hubForReading();

const recommendation = `from { name unit { code name } } to { name unit { code } } status dueOn overdue forwardedTo { name unit { code } }
  forwardings { to { name } by { name unit { code } } forwardedOn source { locator } }`;

describe('the mission of HĐND thành phố Hải Phòng at quận Đồ Sơn', () => {
  test('three recommendations run each way, and the three that run up were passed on', async () => {
    const { data } = await hub.ask(`{ unit(code: "308", on: "2020-05-21") {
      recommendationsMade { ${recommendation} } recommendationsReceived { ${recommendation} } } }`);
    const { recommendationsMade: up, recommendationsReceived: down } = data.unit;
    expect(up).toHaveLength(3);
    expect(down).toHaveLength(3);
    for (const one of up) {
      expect(one).toMatchObject({ status: 'FORWARDED', dueOn: null, overdue: null, from: { unit: { code: '308', name: 'Quận Đồ Sơn' } } });
      expect(one.to).toEqual([
        { name: 'UBND thành phố Hải Phòng', unit: { code: '31' } },
        { name: 'Các sở, ngành liên quan', unit: null },
      ]);
      expect(one.forwardedTo).toEqual([
        { name: 'HĐND thành phố Hải Phòng', unit: { code: '31.hdnd' } },
        { name: 'Các sở, ngành liên quan', unit: null },
      ]);
      expect(one.forwardings[0]).toMatchObject({ by: { unit: { code: '31.hdnd' } }, forwardedOn: null, source: { locator: '¶7' } });
    }
    for (const one of down) {
      expect(one).toMatchObject({
        status: 'OPEN',
        overdue: null,
        forwardedTo: [],
        to: [{ unit: { code: '308' } }],
        from: { unit: { code: '31.hdnd' } },
      });
    }
  });

  test('its session was held on 21/5/2020, and the district reported then', async () => {
    const { data } = await hub.ask(`{ oversightMissions(subject: "308") { totalCount nodes { organ { code }
      sessions { heldOn chairPost source { title locator } } subjectReports { reportedOn unit { code } } } } }`);
    expect(data.oversightMissions).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          organ: { code: '31.hdnd' },
          sessions: [{ heldOn: '2020-05-21', chairPost: 'Trưởng Ban Pháp chế HĐND thành phố', source: { locator: '¶1' } }],
          subjectReports: [{ reportedOn: '2020-05-21', unit: { code: '308' } }],
        },
      ],
    });
  });

  test('its statements are 106 documents, 15/15 fields, 7/7 wards and the dossier figures of desk and wards', async () => {
    const { data } = await hub.ask(
      `{ oversightMissions(subject: "308") { nodes { statements { scope value outOf missions { code } } } } }`,
    );
    const [{ statements }] = data.oversightMissions.nodes;
    const numbers = statements.filter((one: any) => one.value !== null).map((one: any) => [one.scope, one.value, one.outOf]);
    expect(numbers).toHaveLength(9);
    expect(numbers).toEqual(
      expect.arrayContaining([
        [null, 106, null],
        [null, 15, 15],
        [null, 7, 7],
        ['OWN_DESK', 30_778, null],
        ['OWN_DESK', 30_139, null],
        ['OWN_DESK', 34, 30_139],
        ['OWN_DESK', 89, null],
        ['CHILDREN', 2_208, null],
        ['CHILDREN', 2_208, null],
      ]),
    );
    expect(statements.every((one: any) => one.missions.length === 1)).toBe(true);
  });
});

describe('the causes of huyện Phú Lương', () => {
  test('are four, without a kind, and belong to a finding of a meeting, not of a mission', async () => {
    const { data } = await hub.ask(`{ causes(subject: "168", kindOpen: true) { totalCount nodes { kind text owner { name unit { code } }
      finding { kind foundOn mission { id } subject { code name } } source { document { code } locator } } } }`);
    expect(data.causes.totalCount).toBe(4);
    for (const cause of data.causes.nodes) {
      expect(cause).toMatchObject({
        kind: null,
        finding: { kind: 'LIMIT', foundOn: '2018-03-13', mission: null, subject: { code: '168' } },
        source: { document: { code: 'S3' }, locator: '¶3' },
      });
    }
    expect(data.causes.nodes.map((cause: any) => cause.owner?.name ?? null)).toEqual(['Cán bộ được giao tham mưu', null, null, null]);
  });
});

describe('lists', () => {
  test('a city’s code means who held it on the day of the record, also after the city was merged', async () => {
    const { data } =
      await hub.ask(`{ oversightMissions(within: "31") { totalCount } recommendations(filter: { within: "31" }) { totalCount }
      findings(within: "31", kinds: [LIMIT]) { nodes { subject { code } } } other: oversightMissions(within: "01") { totalCount } }`);
    expect(data).toEqual({
      oversightMissions: { totalCount: 1 },
      recommendations: { totalCount: 6 },
      findings: { nodes: [{ subject: { code: '308' } }] },
      other: { totalCount: 0 },
    });
  });

  test('an unknown code is NOT_FOUND, not an empty list', async () => {
    for (const list of ['oversightMissions(subject: "999")', 'causes(within: "999")', 'recommendations(filter: { to: "999" })']) {
      const { errors } = await hub.ask(`{ ${list} { totalCount } }`);
      expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    }
  });

  test('a mission is found by any day of the time that it looks at', async () => {
    const { data } =
      await hub.ask(`{ in: oversightMissions(from: "2021-12-31") { totalCount } out: oversightMissions(from: "2022-01-01") { totalCount }
      organ: oversightMissions(organ: "31.hdnd", to: "2016-01-01") { totalCount } }`);
    expect(data).toEqual({ in: { totalCount: 1 }, out: { totalCount: 0 }, organ: { totalCount: 1 } });
  });

  test('no recommendation of the founding documents has a due date, so none is overdue and none is in time', async () => {
    const { data } = await hub.ask(
      `{ late: recommendations(filter: { overdue: true }) { totalCount } fine: recommendations(filter: { overdue: false }) { totalCount } }`,
    );
    expect(data).toEqual({ late: { totalCount: 0 }, fine: { totalCount: 0 } });
  });

  test('pages follow each other forward and backward without a gap', async () => {
    const page = `nodes { text } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
    const ask = async (args: string) => (await hub.ask(`{ recommendations(${args}) { ${page} } }`)).data.recommendations;
    const all = await ask('first: 6');
    const first = await ask('first: 4');
    const second = await ask(`first: 4, after: "${first.pageInfo.endCursor}"`);
    const back = await ask(`last: 4, before: "${second.pageInfo.startCursor}"`);
    expect([...first.nodes, ...second.nodes]).toEqual(all.nodes);
    expect(back.nodes).toEqual(first.nodes);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, second.pageInfo.hasPreviousPage]).toEqual([true, false, true]);
  });
});

test('node(id:) answers missions, findings, causes and recommendations by their ids', async () => {
  const { data } = await hub.ask(
    `{ oversightMissions(subject: "308") { nodes { id findings { id } recommendations { id } } } causes(first: 1) { nodes { id } } }`,
  );
  const [mission] = data.oversightMissions.nodes;
  const ids: string[] = [mission.id, mission.findings[0].id, mission.recommendations[0].id, data.causes.nodes[0].id];
  const types: unknown[] = [];
  for (const id of ids) types.push((await hub.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).data.node);
  expect(types).toEqual(['OversightMission', 'Finding', 'Recommendation', 'Cause'].map((__typename, at) => ({ __typename, id: ids[at] })));
});

test('a subject that no source names stays in words', async () => {
  const { data } = await hub.ask(
    `{ findings(from: "2018-06-28", to: "2018-06-28") { nodes { unresolvedSubject subject { code } causes { text kind } } } }`,
  );
  expect(data.findings.nodes).toEqual([
    {
      unresolvedSubject: 'Trung tâm hành chính công của một thành phố không nêu tên',
      subject: null,
      causes: [{ text: 'Trang thiết bị của trung tâm chưa hoàn thiện.', kind: null }],
    },
  ]);
});
