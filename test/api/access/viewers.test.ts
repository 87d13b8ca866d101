import { describe, expect, test } from '@jest/globals';
import { hubForReading } from '../../kit/hub.js';

const hub = hubForReading();
const WHO = '{ viewer { actor roles { role unit { code name } mission { code } } } }';

describe('viewer', () => {
  test('is anonymous without a credential', async () => {
    const { data, status } = await hub.askAs(null, WHO);
    expect([status, data]).toEqual([200, { viewer: { actor: 'anonymous', roles: [] } }]);
  });

  test('has the role of a development token at the last holder of its code', async () => {
    const { data } = await hub.askAs({ role: 'LEADER', unit: '004' }, WHO);
    expect(data.viewer).toEqual({
      actor: 'dev:LEADER@004',
      roles: [{ role: 'LEADER', unit: { code: '004', name: 'Quận Long Biên' }, mission: null }],
    });
  });

  test('has several roles, one of them in a mission', async () => {
    const mission = '31.hdnd-CCHC-2016-2021-308';
    const { data } = await hub.askAs([{ role: 'OVERSIGHT', mission }, { role: 'DATA_STEWARD' }], WHO);
    expect(data.viewer).toEqual({
      actor: `dev:OVERSIGHT@${mission},DATA_STEWARD`,
      roles: [
        { role: 'OVERSIGHT', unit: null, mission: { code: mission } },
        { role: 'DATA_STEWARD', unit: null, mission: null },
      ],
    });
  });

  test('is nobody with a development token that names an unknown code: the developer reads which', async () => {
    const { status, errors } = await hub.askAs({ role: 'LEADER', unit: '999' }, WHO);
    expect([status, errors?.[0]?.message]).toEqual([401, 'Nobody ever held the code "999", which the development token names.']);
  });
});

describe('what is for administrators', () => {
  const NODES = ['accounts { totalCount }', 'serviceKeys { totalCount }', 'auditEntries { totalCount }'];

  test.each(NODES)('%s is FORBIDDEN to everybody else', async (field) => {
    for (const asker of [null, { role: 'LEADER', unit: '01' }, { role: 'DATA_STEWARD' }] as const) {
      const { data, errors } = await hub.askAs(asker, `{ ${field} }`);
      expect([data, errors?.map(({ extensions }) => extensions['code'])]).toEqual([null, ['FORBIDDEN']]);
    }
  });

  test.each(NODES)('%s is answered to them', async (field) => {
    const { data, errors } = await hub.askAs({ role: 'ADMIN' }, `{ ${field} }`);
    expect([errors, data]).toEqual([undefined, { [field.split(' ')[0]!]: { totalCount: expect.any(Number) } }]);
  });
});
