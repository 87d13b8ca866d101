import { beforeAll, describe, expect, test } from '@jest/globals';
import { globalId } from '../../../src/kernel/global-id.js';
import { query } from '../../kit/databases.js';
import { hubForWriting, type Answer, type Asker } from '../../kit/hub.js';
import {
  admin,
  agencyLeader,
  appraiser,
  DISCARD,
  draft,
  fields,
  leader,
  NEW_VERSION,
  PUBLISH,
  published,
  refusalOf,
  RETIRE,
  setOf,
  steward,
  typed,
} from './set-drafts.js';

const hub = hubForWriting();

/** Who drafts and publishes sets of district 004, and who sees drafts of it. */
const ASKERS: Readonly<Record<string, { asker: Asker; drafts: boolean; publishes: boolean; sees: boolean }>> = {
  'a leader of the issuer': { asker: leader, drafts: true, publishes: true, sees: true },
  'a data steward': { asker: steward, drafts: true, publishes: true, sees: true },
  'an appraiser of an agency of the issuer': { asker: appraiser, drafts: true, publishes: false, sees: true },
  'a leader of an agency of the issuer': { asker: agencyLeader, drafts: true, publishes: false, sees: true },
  'an officer of the issuer, who may send sets by file': {
    asker: { role: 'UNIT_OFFICER', unit: '004' },
    drafts: false,
    publishes: false,
    sees: true,
  },
  'a leader of the city above': { asker: { role: 'LEADER', unit: '01' }, drafts: false, publishes: false, sees: true },
  'an administrator': { asker: admin, drafts: false, publishes: false, sees: true },
  'a leader of another district': { asker: { role: 'LEADER', unit: '003' }, drafts: false, publishes: false, sees: false },
  'a leader of a ward below': { asker: { role: 'LEADER', unit: '00145' }, drafts: false, publishes: false, sees: false },
  'an officer of an agency of the issuer': {
    asker: { role: 'UNIT_OFFICER', unit: '004.noi-vu' },
    drafts: false,
    publishes: false,
    sees: false,
  },
  'an appraiser of an agency of another district': {
    asker: { role: 'APPRAISER', unit: '005.noi-vu' },
    drafts: false,
    publishes: false,
    sees: false,
  },
  'an appraiser of the issuer itself': { asker: { role: 'APPRAISER', unit: '004' }, drafts: false, publishes: false, sees: false },
  'a surveyor of the issuer': { asker: { role: 'SURVEYOR', unit: '004' }, drafts: false, publishes: false, sees: false },
  oversight: { asker: { role: 'OVERSIGHT', mission: '31.hdnd-CCHC-2016-2021-308' }, drafts: false, publishes: false, sees: false },
  everybody: { asker: null, drafts: false, publishes: false, sees: false },
};
const names = Object.keys(ASKERS);
const codeOf = (answer: Answer): string | null => refusalOf(answer)?.code ?? null;

/** A published version and a draft of the next one, in which a leaf was dropped. */
let old: string;
let next: string;
beforeAll(async () => {
  old = await published(hub, 'thu-kin');
  next = setOf(await hub.askAs(leader, NEW_VERSION, { set: old, equivalences: [{ newer: '1.2', kind: 'NONE' }] })).id;
});

describe.each(names)('%s', (name) => {
  const { asker, drafts, publishes, sees } = ASKERS[name]!;
  const slug = `thu-${names.indexOf(name)}`;
  const refused = asker === null ? 'UNAUTHENTICATED' : 'FORBIDDEN';

  test(`${drafts ? 'drafts' : 'does not draft'} sets of district 004`, async () => {
    expect(codeOf(await draft(hub, asker, typed(slug)))).toBe(drafts ? null : refused);
    const issued = await published(hub, `${slug}-1`);
    expect(codeOf(await hub.askAs(asker, NEW_VERSION, { set: issued }))).toBe(drafts ? null : refused);
  });

  test(`${publishes ? 'publishes and retires' : 'neither publishes nor retires'} them, and ${drafts ? 'discards' : 'does not discard'} drafts`, async () => {
    const set = await published(hub, `${slug}-2`);
    expect(codeOf(await hub.askAs(asker, RETIRE, { set }))).toBe(publishes ? null : refused);
    const { id } = setOf(await draft(hub, leader, typed(`${slug}-3`)));
    const hidden = asker === null || drafts || sees ? refused : 'NOT_FOUND';
    // Who drafts sets of no unit at all is told so before any set is looked for.
    const draftsSome = asker !== null && [asker].flat().some(({ role }) => role === 'LEADER' || role === 'APPRAISER');
    const told = draftsSome && !name.includes('issuer itself') ? hidden : refused;
    expect(codeOf(await hub.askAs(asker, PUBLISH, { set: id }))).toBe(publishes ? null : told);
    const other = setOf(await draft(hub, leader, typed(`${slug}-4`)));
    expect(codeOf(await hub.askAs(asker, DISCARD, { set: other.id }))).toBe(drafts ? null : told);
  });

  test(`${sees ? 'sees' : 'does not see'} the draft, on whatever way`, async () => {
    const { rows } = await keysOf('thu-kin');
    const nodes = rows.map(({ type, key }, at) => `n${at}: node(id: "${globalId(type, key)}") { __typename id }`).join(' ');
    const { data, errors } = await hub.askAs(
      asker,
      `query ($set: ID!) { newest: criteriaSet(code: "thu-kin") { version } exact: criteriaSet(code: "thu-kin", version: 2) { id }
        list: criteriaSets(filter: { code: "thu-kin" }) { totalCount nodes { version } }
        drafts: criteriaSets(filter: { code: "thu-kin", status: DRAFT }) { totalCount edges { node { id } } }
        unit(code: "004", year: 2019) { criteriaSets { id } } node(id: $set) { id } ${nodes}
        old: criteriaSet(code: "thu-kin", version: 1) { id problems { rule } criteria(codes: ["1.1.1", "1.2"]) { newerEquivalents { kind newer { id } } } } }`,
      { set: next },
    );
    expect(errors).toBeUndefined();
    expect(data.newest.version).toBe(sees ? 2 : 1);
    expect([data.exact !== null, data.node !== null]).toEqual([sees, sees]);
    expect(data.list).toEqual({ totalCount: sees ? 2 : 1, nodes: sees ? [{ version: 1 }, { version: 2 }] : [{ version: 1 }] });
    expect(data.drafts.totalCount).toBe(sees ? 1 : 0);
    expect(data.drafts.edges).toHaveLength(sees ? 1 : 0);
    expect(data.unit.criteriaSets.some(({ id }: { id: string }) => id === next)).toBe(sees);
    expect(data.unit.criteriaSets.some(({ id }: { id: string }) => id === old)).toBe(true);
    expect(rows.length).toBeGreaterThan(5);
    for (const [at] of rows.entries()) expect(data[`n${at}`] !== null).toBe(sees);
    expect(data.old).toMatchObject({ id: old, problems: [] });
    expect(data.old.criteria.map(({ newerEquivalents }: any) => newerEquivalents.map(({ kind }: any) => kind))).toEqual(
      sees ? [['SAME'], ['NONE']] : [[], []],
    );
  });
});

/** Fields and criteria of the draft, by type and key. */
async function keysOf(code: string): Promise<{ rows: { type: string; key: number }[] }> {
  const rows = await query(
    hub.databaseUrl,
    `select 'CriteriaField' as type, f.id as key from criteria_field f join criteria_set s on s.id = f.set_id where s.code = $1 and s.version = 2
     union all select 'Criterion', c.id from criterion c join criteria_set s on s.id = c.set_id where s.code = $1 and s.version = 2`,
    [code],
  );
  return { rows: rows as { type: string; key: number }[] };
}

describe('what nobody may', () => {
  const input = (more: object) => typed('thu-sai', more);
  const counted = () =>
    query(
      hub.databaseUrl,
      `select (select count(*) from criteria_set) + (select count(*) from criterion) as rows, (select count(*) from audit_entry where kind = 'COMMAND') as entries`,
    );

  test.each<[string, object, string, string | undefined]>([
    ['a unit that nobody was', { issuer: '999' }, 'NOT_FOUND', undefined],
    ['a unit that was no more', { effectiveFromYear: 2026 }, 'NOT_FOUND', undefined],
    ['a source that is not there', { source: 'S99' }, 'NOT_FOUND', undefined],
    ['a version that it does not come after', { follows: { version: 1, equivalences: [] } }, 'RULE_VIOLATION', 'FOLLOWS_AN_ISSUED_VERSION'],
    ['a year that cannot be', { effectiveFromYear: 1000 }, 'BAD_USER_INPUT', undefined],
    ['points with five decimals', { maxPoints: 0.00001 }, 'BAD_USER_INPUT', undefined],
    ['a name of no letters', { name: '' }, 'BAD_USER_INPUT', undefined],
    ['a letter that no text has', { name: 'a\ud800' }, 'BAD_USER_INPUT', undefined],
    ['a code of too many letters', { code: 'x'.repeat(5_000) }, 'BAD_USER_INPUT', undefined],
    ['fields twice', { fields: [...fields(), ...fields()] }, 'BAD_USER_INPUT', undefined],
    ['a tie-breaker of no field', { tieBreakers: [{ kind: 'FIELD_POINTS', field: 'X' }] }, 'BAD_USER_INPUT', undefined],
  ])('is to draft a set with %s', async (_, more, code, rule) => {
    const before = await counted();
    expect(refusalOf(await draft(hub, steward, input(more)))).toEqual({ code, rule });
    expect(await counted()).toEqual(before);
  });

  test('is to give a rule other parts than its kind has; the answer says which these are', async () => {
    const [first, ...others] = fields();
    const wrong = { code: '1.9', name: 'Tiêu chí', maxPoints: 1, method: 'DATA', scoringRule: { kind: 'RATIO', cap: 2 } };
    const answer = await draft(hub, leader, input({ fields: [{ ...first, criteria: [...first!.criteria, wrong] }, ...others] }));
    expect(refusalOf(answer)?.code).toBe('BAD_USER_INPUT');
    expect(answer.errors![0]!.message).toBe('Criterion 1.9: A scoring rule of kind RATIO has target; missing: target; too much: cap.');
  });

  test('is to name an agency by nothing', async () => {
    const [first, ...others] = fields();
    const wrong = { code: '1.9', name: 'Tiêu chí', maxPoints: 1, method: 'DATA', ownerAgency: {} };
    const answer = await draft(hub, leader, input({ fields: [{ ...first, criteria: [...first!.criteria, wrong] }, ...others] }));
    expect(answer.errors![0]!.message).toBe('Criterion 1.9: an agency has a name, the code of a unit, or both; neither came.');
  });

  test('is to nest criteria without end', async () => {
    let criterion: object = { code: 'x', name: 'x', maxPoints: 1, method: 'DATA' };
    for (let level = 0; level < 500; level += 1) criterion = { code: `x${level}`, name: 'x', maxPoints: 1, components: [criterion] };
    const [first] = fields();
    const answer = await draft(hub, leader, input({ fields: [{ ...first, criteria: [criterion] }] }));
    expect(refusalOf(answer)?.code).toBe('TOO_DEEP');
  });

  test('is to link leaves that are none', async () => {
    for (const link of [
      { newer: '9.9', kind: 'NONE' },
      { newer: '1.2', kind: 'RENAMED', older: '9.9' },
      { newer: '1.2', kind: 'SAME' },
      { newer: '1.2', kind: 'NONE', older: '1.2' },
    ])
      expect(codeOf(await hub.askAs(leader, NEW_VERSION, { set: old, equivalences: [link] }))).toBe('BAD_USER_INPUT');
    const twice = [
      { newer: '1.2', kind: 'RESCALED', older: '1.2' },
      { newer: '1.2', kind: 'RESCALED', older: '2.1' },
    ];
    expect(codeOf(await hub.askAs(leader, NEW_VERSION, { set: old, equivalences: twice }))).toBe('BAD_USER_INPUT');
  });

  test('is to make a version with a name of no letters or of a year that cannot be', async () => {
    for (const more of [{ name: '' }, { name: 'x'.repeat(3_000) }, { effectiveFromYear: 1899 }, { effectiveFromYear: 2201 }])
      expect(refusalOf(await hub.askAs(leader, NEW_VERSION, { set: old, ...more }))).toEqual({ code: 'BAD_USER_INPUT', rule: undefined });
    for (const lastYear of [2018, 2201])
      expect(refusalOf(await hub.askAs(leader, RETIRE, { set: old, lastYear }))).toEqual({ code: 'BAD_USER_INPUT', rule: undefined });
  });

  test('is to make a new version of a draft or of a set that is only mentioned, or to write into one', async () => {
    expect(refusalOf(await hub.askAs(leader, NEW_VERSION, { set: next }))).toEqual({
      code: 'RULE_VIOLATION',
      rule: 'SET_IS_NOT_PUBLISHED',
    });
    const { data } = await hub.ask('{ criteriaSet(code: "004-phong") { id } }');
    for (const mutation of [NEW_VERSION, RETIRE])
      expect(refusalOf(await hub.askAs(steward, mutation, { set: data.criteriaSet.id }))?.rule).toBe('SET_IS_NOT_PUBLISHED');
    for (const mutation of [PUBLISH, DISCARD])
      expect(refusalOf(await hub.askAs(steward, mutation, { set: data.criteriaSet.id }))?.rule).toBe('SET_IS_FIXED');
    expect(refusalOf(await draft(hub, steward, typed('004-phong'), true))).toEqual({ code: 'RULE_VIOLATION', rule: 'SET_IS_FIXED' });
  });

  test('but a steward is to write versions of the code of another unit', async () => {
    const own = (more: object = {}) =>
      typed('thu-kin', { issuer: '003', fields: fields().map((field) => ({ ...field, criteria: [] })), ...more });
    expect(codeOf(await draft(hub, { role: 'LEADER', unit: '003' }, own({ version: 5 })))).toBe('FORBIDDEN');
    expect(codeOf(await draft(hub, { role: 'LEADER', unit: '003' }, own({ version: 2 }), true))).toBe('FORBIDDEN');
    expect(codeOf(await draft(hub, { role: 'LEADER', unit: '003' }, own({ code: '004-phong', version: 2 })))).toBe('FORBIDDEN');
  });

  test.each(['publishCriteriaSet', 'retireCriteriaSet', 'newCriteriaSetVersion'])('is to %s what is not there', async (mutation) => {
    for (const id of [globalId('CriteriaSet', 99_999_999), globalId('Criterion', 1), 'x', ''])
      expect(codeOf(await hub.askAs(leader, `mutation ($set: ID!) { ${mutation}(set: $set) { id } }`, { set: id }))).toBe('NOT_FOUND');
  });
});

test('two that draft the same version at once leave one draft, and the other is told', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => fetchDraft('thu-cung-luc')));
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  expect(answers.flatMap(({ errors }) => errors?.[0].extensions.code ?? [])).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT']);
});

async function fetchDraft(code: string): Promise<any> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await hub.tokenOf(leader) },
    body: JSON.stringify({
      query: 'mutation ($input: CriteriaSetDraftInput!) { draftCriteriaSet(input: $input) { id } }',
      variables: { input: typed(code) },
    }),
  });
  return response.json();
}
