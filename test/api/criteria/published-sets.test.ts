import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { draftCriteriaSets, publishCriteriaSets, retireCriteriaSets } from '../../../src/modules/criteria/criteria-set.commands.js';
import type { CriteriaSetDraft, CriterionDraft } from '../../../src/modules/criteria/criteria-set.draft.js';
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

const leaf = (code: string, maxPoints: string): CriterionDraft => ({
  code,
  name: `Tiêu chí ${code}`,
  maxPoints,
  method: 'SELF_APPRAISED',
  scoringRule: { kind: 'YES_NO' },
});

const setOf = (maxima: readonly string[], more: Partial<CriteriaSetDraft> = {}): CriteriaSetDraft => ({
  code: 'test-set',
  version: 1,
  name: 'Bộ tiêu chí thử',
  block: 'WARD',
  status: 'DRAFT',
  issuer: '004',
  effectiveFromYear: 2019,
  effectiveToYear: null,
  maxPoints: '100',
  surveyMaxPoints: '0',
  notApplicablePolicy: 'LEAVES_DENOMINATOR',
  bonusEntry: 'BEFORE_RESCALING',
  indexMayPass100: false,
  source: null,
  locator: null,
  fields: maxima.map((max, at) => ({
    code: `${at + 1}`,
    name: `Lĩnh vực ${at + 1}`,
    canonicalField: 'DIRECTION',
    part: 'SCORED',
    maxPoints: max,
    criteria: [leaf(`${at + 1}.1`, max)],
  })),
  ...more,
});

const draft = async (set: CriteriaSetDraft): Promise<number> => (await draftCriteriaSets(client, 'test', [set]))[0]!;
const publish = (key: number) => publishCriteriaSets(client, 'test', [key]);
const published = async (): Promise<number> => {
  const key = await draft(setOf(['60', '40']));
  await publish(key);
  return key;
};

describe('publishing a set', () => {
  test('refuses fields that sum to 99.55 instead of the declared 100', async () => {
    const key = await draft(setOf(['20.5', '10', '10', '6', '10.05', '6', '14', '9', '14']));
    await expect(publish(key)).rejects.toMatchObject({
      message:
        'Criteria set test-set v1 cannot be published: The fields sum to 99.55, not to the declared total of 100. Field 5 (Lĩnh vực 5) is probably wrong: 10.05 should be 10.5.',
      extensions: { code: 'RULE_VIOLATION', rule: 'POINTS_ADD_UP', messageVi: expect.stringContaining('lĩnh vực 5') },
    });
  });

  test('refuses a field whose leaves do not sum to it, and names it', async () => {
    const [one, two] = setOf(['60', '40']).fields!;
    const key = await draft(setOf([], { fields: [one!, { ...two!, criteria: [leaf('2.1', '39.5')] }] }));
    await expect(publish(key)).rejects.toThrow('Field 2 (Lĩnh vực 2) has 40 points, its leaves sum to 39.5.');
  });

  test('refuses a criterion whose components do not sum to it', async () => {
    const [one] = setOf(['100']).fields!;
    const components = [leaf('1.1.1', '60'), leaf('1.1.2', '40')];
    const key = await draft(
      setOf([], { fields: [{ ...one!, criteria: [{ code: '1.1', name: 'Tiêu chí 1.1', maxPoints: '90', components }] }] }),
    );
    await expect(publish(key)).rejects.toMatchObject({
      message: expect.stringContaining('Criterion 1.1 (Tiêu chí 1.1) has 90 points, its components sum to 100.'),
      extensions: { rule: 'COMPONENTS_ADD_UP' },
    });
  });

  test('refuses survey leaves that do not sum to the declared survey points', async () => {
    const key = await draft(setOf(['60', '40'], { surveyMaxPoints: '30' }));
    await expect(publish(key)).rejects.toThrow('The survey leaves sum to 0, not to the declared 30.');
  });

  test('is refused by the database too, whoever writes', async () => {
    const key = await draft(setOf(['60', '39.5']));
    const past = client.query(`update criteria_set set status = 'PUBLISHED' where id = $1`, [key]);
    await expect(past).rejects.toThrow('the fields sum to 99.5, not to the declared total of 100');
  });

  test('takes a set that adds up', async () => {
    const { rows } = await client.query('select status from criteria_set where id = $1', [await published()]);
    expect(rows).toEqual([{ status: 'PUBLISHED' }]);
  });
});

describe('a published set', () => {
  const changes: readonly [string, string][] = [
    ['a renamed criterion', `update criterion set name = 'khác' where set_id = $1`],
    ['another maximum', 'update criteria_field set max_points = 1 where set_id = $1'],
    [
      'a criterion more',
      `insert into criterion (set_id, field_id, ordinal, code, name, max_points, is_leaf, method) select set_id, id, 9, '9', 'thêm', 1, true, 'DATA' from criteria_field where set_id = $1 limit 1`,
    ],
    ['a criterion less', 'delete from criterion where set_id = $1'],
    ['another grade', `insert into grade_band (set_id, code, name, min_index) values ($1, 'X', 'X', 1)`],
    ['another policy', `update criteria_set set not_applicable_policy = 'FULL_POINTS' where id = $1`],
    ['going back to a draft', `update criteria_set set status = 'DRAFT' where id = $1`],
    ['being deleted', 'delete from criteria_set where id = $1'],
  ];

  test.each(changes)('refuses %s', async (_, statement) => {
    await expect(client.query(statement, [await published()])).rejects.toMatchObject({ code: '23001' });
  });

  test('can be retired, and then not be published again', async () => {
    const key = await published();
    await retireCriteriaSets(client, 'test', [key]);
    await expect(publish(key)).rejects.toMatchObject({ code: '23001' });
  });
});

describe('a set of criteria', () => {
  test('leaves its total open only where it is merely mentioned', async () => {
    await draft(setOf([], { status: 'MENTIONED', maxPoints: null, surveyMaxPoints: null, issuer: null }));
    await expect(draft(setOf([], { version: 2, maxPoints: null }))).rejects.toThrow('only_a_mentioned_set_leaves_its_rules_open');
  });

  test('gives points to leaves only', async () => {
    const key = await draft(setOf(['100']));
    await expect(client.query('update criterion set method = null where set_id = $1', [key])).rejects.toThrow('points_are_given_to_leaves');
  });

  test('follows an older leaf as SAME only with the same maximum', async () => {
    await published();
    const links = [{ kind: 'SAME' as const, newer: '1.1', older: '1.1' }];
    await expect(draft(setOf(['70', '30'], { version: 2, follows: { version: 1, links } }))).rejects.toThrow(
      'SAME and RENAMED need the same maximum',
    );
  });

  test('keeps the lineage of a leaf over SAME and RENAMED, and starts anew over RESCALED', async () => {
    await published();
    const links = [
      { kind: 'RENAMED' as const, newer: '1.1', older: '1.1' },
      { kind: 'RESCALED' as const, newer: '2.1', older: '2.1' },
    ];
    await draft(setOf(['60', '40'], { version: 2, follows: { version: 1, links } }));
    const { rows } = await client.query(
      `select c.code, o.code as lineage from criterion c join criteria_set s on s.id = c.set_id left join criterion o on o.id = c.lineage_id
       where s.code = 'test-set' and s.version = 2 order by c.ordinal`,
    );
    expect(rows).toEqual([
      { code: '1.1', lineage: '1.1' },
      { code: '2.1', lineage: null },
    ]);
  });

  test('cannot be used by a round while it is a draft', async () => {
    const key = await draft(setOf(['60', '40']));
    const round = `insert into scoring_round (issuer_id, level, block, year, criteria_set_id) select issuer_id, 'COMMUNE', 'WARD', 2015, id from criteria_set where id = $1`;
    await expect(client.query(round, [key])).rejects.toThrow('must be published first');
  });
});
