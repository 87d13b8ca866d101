import { expect, test } from '@jest/globals';
import { differencesOf } from '../dossiers/recounted.js';
import { hubForWriting } from '../../kit/hub.js';

const hub = hubForWriting();
const officer = { role: 'UNIT_OFFICER', unit: '308' } as const;

const UPSERT = `mutation Upsert($dossiers: [DossierInput!]!, $atomicity: ImportAtomicity) {
  upsertDossiers(dossiers: $dossiers, atomicity: $atomicity) { id status created updated unchanged rejected actor fileName complaints { code rows messageVi } } }`;
const RECORD = `mutation Record($events: [DossierEventInput!]!) {
  recordDossierEvents(events: $events) { status created updated unchanged rejected complaints { code rows } } }`;
const dossier = (code: string, more: object = {}): object => ({
  code,
  procedure: '9.001001',
  unit: '308',
  channel: 'ONLINE',
  submittedAt: '2021-02-03T08:00:00+07:00',
  ...more,
});

test('machines add dossiers and their events, and the same again changes nothing', async () => {
  const dossiers = [dossier('API-1', { dueOn: '2021-02-10' }), dossier('API-2')];
  const { data, errors } = await hub.askAs(officer, UPSERT, { dossiers });
  expect(errors).toBeUndefined();
  expect(data.upsertDossiers).toMatchObject({
    status: 'COMMITTED',
    created: 2,
    rejected: 0,
    actor: 'dev:UNIT_OFFICER@308',
    fileName: 'upsertDossiers',
  });
  expect((await hub.askAs(officer, UPSERT, { dossiers })).data.upsertDossiers).toMatchObject({ created: 0, unchanged: 2 });
  const events = [
    { code: 'API-1', state: 'RECEIVED', at: '2021-02-03T09:00:00+07:00' },
    { code: 'API-1', state: 'DONE', at: '2021-02-12T09:00:00+07:00', resultKind: 'GRANTED' },
  ];
  expect((await hub.askAs(officer, RECORD, { events })).data.recordDossierEvents).toMatchObject({ created: 2, rejected: 0 });
  const { data: read } = await hub.askAs(
    officer,
    '{ dossiers(filter: { code: "API-1" }) { nodes { timeliness resultKind source { title locator } events { state source { locator } } } } }',
  );
  expect(read.dossiers.nodes).toMatchObject([
    {
      timeliness: 'LATE',
      resultKind: 'GRANTED',
      source: { title: 'Dữ liệu do dev:UNIT_OFFICER@308 gửi qua giao diện lập trình', locator: expect.stringMatching(/^import \d+!1$/) },
      events: [
        { state: 'SUBMITTED' },
        { state: 'RECEIVED' },
        { state: 'DONE', source: { locator: expect.stringMatching(/^import \d+!2$/) } },
      ],
    },
  ]);
  expect(await differencesOf(hub.databaseUrl)).toEqual([]);
});

test('an item that cannot be is named by its place; all wait for it, unless it is taken one by one', async () => {
  const dossiers = [dossier('API-3'), dossier('API-4', { unit: '307' })];
  const whole = await hub.askAs(officer, UPSERT, { dossiers });
  expect(whole.data.upsertDossiers).toMatchObject({ status: 'FAILED', rejected: 1, complaints: [{ code: 'FORBIDDEN', rows: [2] }] });
  expect((await hub.ask('{ dossiers(filter: { code: "API-3" }) { totalCount } }')).data.dossiers.totalCount).toBe(0);
  const each = await hub.askAs(officer, UPSERT, { dossiers, atomicity: 'ROW' });
  expect(each.data.upsertDossiers).toMatchObject({ status: 'COMMITTED', created: 1, rejected: 1 });
  const back = await hub.askAs(officer, 'mutation Back($id: ID!) { revertImport(id: $id) { status reversal { restored } } }', {
    id: each.data.upsertDossiers.id,
  });
  expect(back.data.revertImport).toEqual({ status: 'REVERTED', reversal: { restored: 1 } });
});

test('a call has 1 to 1,000 items, of who may write', async () => {
  const codes = async (asker: Parameters<typeof hub.askAs>[0], count: number): Promise<unknown> => {
    const { errors } = await hub.askAs(asker, UPSERT, { dossiers: Array.from({ length: count }, (_, at) => dossier(`API-5-${at}`)) });
    return errors?.[0]?.extensions['code'];
  };
  expect(await codes(officer, 0)).toBe('BAD_USER_INPUT');
  expect(await codes(officer, 1_001)).toBe('BAD_USER_INPUT');
  expect(await codes(officer, 1_000)).toBeUndefined();
  expect(await codes(null, 1)).toBe('UNAUTHENTICATED');
  expect(await codes({ role: 'SURVEYOR', unit: '308' }, 1)).toBe('FORBIDDEN');
});
