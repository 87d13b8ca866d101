import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { partyId, recordStatements, upsertSourceDocument, type NewStatement } from '../../../src/modules/documents/index.js';
import { databaseForWriting } from '../../kit/hub.js';

let client: pg.Client;
// Before the copy is dropped, which is written next: jest runs them in this order.
afterAll(() => client.end());
const database = databaseForWriting();

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

const claim: NewStatement = {
  metric: 'DIRECTIVE_DOCUMENTS',
  unresolvedSubject: 'Một quận không nêu tên',
  value: '12.50',
  text: '12,5 văn bản',
  source: 'S4',
  locator: '¶9',
};

const count = async (table: string): Promise<number> => (await client.query(`select count(*)::int as n from ${table}`)).rows[0].n;

describe('recording a statement', () => {
  test('twice leaves one row with the later figure, and an audit row each time', async () => {
    const [statements, entries] = [await count('statement'), await count('audit_entry')];
    const first = await recordStatements(client, 'test', [claim]);
    const second = await recordStatements(client, 'test', [{ ...claim, value: '13.00' }]);
    expect(second).toEqual(first);
    expect(await count('statement')).toBe(statements + 1);
    expect(await count('audit_entry')).toBe(entries + 2);
    const { rows } = await client.query('select value from statement where id = $1', [first[0]]);
    expect(rows[0].value).toBe('13.00');
  });

  test.each([
    ['without a number and without a reason', { value: null }, 'value_or_reason'],
    ['with a number and a reason why there is none', { noValueReason: 'NOT_PUBLISHED' }, 'value_or_reason'],
    ['of nobody', { unresolvedSubject: null }, 'subject_is_a_unit_or_a_mention'],
    ['of a unit and of words at once', { unit: 1 }, 'subject_is_a_unit_or_a_mention'],
    ['of a metric that does not exist', { metric: 'NO_SUCH_METRIC' }, 'metric_id'],
    ['of a source that does not exist', { source: 'S9' }, 'source_id'],
    ['over a period that ends before it begins', { periodFrom: '2020-01-02', periodTo: '2020-01-01' }, 'statement_check'],
  ] as const)('%s is refused by the database', async (_, change, named) => {
    await expect(recordStatements(client, 'test', [{ ...claim, ...change }])).rejects.toThrow(named);
  });
});

test('a party is made once, whether it is a unit or only a name', async () => {
  const parties = await count('party');
  const name = await partyId(client, { name: 'Các sở, ngành liên quan của thành phố' });
  const unit = await partyId(client, { name: 'Các sở, ngành liên quan của thành phố', unit: 1 });
  expect(unit).not.toBe(name);
  expect(await partyId(client, { name: 'Các sở, ngành liên quan của thành phố' })).toBe(name);
  expect(await count('party')).toBe(parties + 2);
});

test('a source that is brought up to date keeps its id', async () => {
  const id = await upsertSourceDocument(client, 'test', { code: 'T1', kind: 'REPORT', title: 'Báo cáo' });
  expect(await upsertSourceDocument(client, 'test', { code: 'T1', kind: 'REPORT', title: 'Báo cáo năm' })).toBe(id);
  const { rows } = await client.query('select title from source_document where id = $1', [id]);
  expect(rows).toEqual([{ title: 'Báo cáo năm' }]);
});
