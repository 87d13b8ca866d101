import { beforeAll, describe, expect, test } from '@jest/globals';
import { snapshotReads } from '../../../src/database/snapshot.js';
import { modules } from '../../../src/hub.js';
import { WHOLE_SCOPE, type Scope } from '../../../src/kernel/viewer.js';
import { resolvedGrants } from '../../../src/modules/access/grant.query.js';
import { scopeOf } from '../../../src/modules/access/scope.js';
import type { GrantCodes } from '../../../src/modules/access/index.js';
import { query } from '../../kit/databases.js';
import { hubForReading, TODAY } from '../../kit/hub.js';

const hub = hubForReading();

/** What grants open, as the server computes it. */
async function scope(...grants: GrantCodes[]): Promise<Scope> {
  const reads = snapshotReads(hub.orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 20_000 });
  try {
    const resolved = (await resolvedGrants(reads, grants, TODAY)) as Parameters<typeof scopeOf>[1];
    const sources = modules.flatMap((module) => module.scopes ?? []);
    return await scopeOf(reads, resolved, sources, TODAY);
  } finally {
    await reads.close();
  }
}

const keys = async (sql: string, parameters: unknown[] = []): Promise<number[]> =>
  (await query(hub.databaseUrl, sql, parameters)).map((row) => Number(row['key'])).sort((one, other) => one - other);

/** The last holder of a code till today. */
const holder = async (code: string): Promise<number> =>
  (
    await keys(
      `select unit_id as key from unit_version where code = $1 and (valid_from is null or valid_from <= $2) order by valid_from desc nulls last limit 1`,
      [code, TODAY],
    )
  )[0]!;

/** Units under a code, walked down parent by parent, each version on the day of placement: a way of its own to what the closure says. */
const walked = async (code: string): Promise<number[]> =>
  keys(
    `with recursive placed as (
       select u.id, v.parent_id from unit u
       join unit_version v on v.unit_id = u.id and v.during @> greatest(least($2::date, u.last_day), u.first_day)),
     below as (
       select $1::int as id union
       select p.id from below b join placed p on p.parent_id = b.id)
     select id as key from below`,
    [await holder(code), TODAY],
  );

const rounds = (where: string, parameters: unknown[] = []): Promise<number[]> =>
  keys(`select r.id as key from scoring_round r where ${where}`, parameters);

describe('own and below', () => {
  test('of a leader of a district that has ended are the district and whatever ended with it', async () => {
    const { own, below } = await scope({ role: 'LEADER', unit: '004' });
    expect(own).toEqual([await holder('004')]);
    expect(below.length).toBeGreaterThan(14);
    expect(below).toEqual(await walked('004'));
  });

  test('of a leader of a city are all that lie below it today, and what lay there on its own last day', async () => {
    const { below } = await scope({ role: 'LEADER', unit: '01' });
    for (const code of ['004', '00145', '004.noi-vu']) expect(below).toContain(await holder(code));
    expect(below).not.toContain(await holder('308'));
  });

  test('of a ward are itself', async () => {
    const { own, below } = await scope({ role: 'UNIT_OFFICER', unit: '00145' });
    expect([own, below]).toEqual([[await holder('00145')], [await holder('00145')]]);
  });

  test('of appraisers, surveyors and oversight are none', async () => {
    const mission = '31.hdnd-CCHC-2016-2021-308';
    for (const grant of [
      { role: 'APPRAISER', unit: '004.noi-vu' },
      { role: 'SURVEYOR', unit: '004' },
      { role: 'OVERSIGHT', mission },
    ] as const) {
      expect(await scope(grant)).toMatchObject({ everything: false, administers: false, own: [], below: [] });
    }
  });

  test('are not looked at for those who see everything', async () => {
    expect(await scope({ role: 'ADMIN' }, { role: 'LEADER', unit: '01' })).toEqual(WHOLE_SCOPE);
    expect(await scope({ role: 'DATA_STEWARD' })).toEqual({ ...WHOLE_SCOPE, administers: false });
  });
});

describe('units whose sets of criteria are drafted', () => {
  test('are those that are led, and those whose agencies are led or appraise', async () => {
    expect((await scope({ role: 'LEADER', unit: '004' })).drafted).toEqual([await holder('004')]);
    expect((await scope({ role: 'APPRAISER', unit: '004.noi-vu' })).drafted).toEqual([await holder('004')]);
    expect((await scope({ role: 'LEADER', unit: '004.van-phong' })).drafted).toEqual(
      [await holder('004'), await holder('004.van-phong')].sort((one, other) => one - other),
    );
  });

  test('are not those above a territory or a council, nor those of officers, surveyors and oversight', async () => {
    for (const unit of ['004', '00145', '31.hdnd']) expect((await scope({ role: 'LEADER', unit })).drafted).toEqual([await holder(unit)]);
    expect((await scope({ role: 'APPRAISER', unit: '004' })).drafted).toEqual([]);
    expect((await scope({ role: 'UNIT_OFFICER', unit: '004' }, { role: 'SURVEYOR', unit: '004.noi-vu' })).drafted).toEqual([]);
  });
});

describe('rounds before they are published', () => {
  const DRAFTS = `r.year = 2018 and r.status = 'OPEN' and r.issuer_id = (select unit_id from unit_version where code = '004' limit 1)`;
  let drafts: number[];
  beforeAll(async () => {
    drafts = await rounds(DRAFTS);
  });

  test('are seen by their issuer, by its leaders above, and by units with a sheet', async () => {
    expect(drafts).toHaveLength(1);
    expect((await scope({ role: 'UNIT_OFFICER', unit: '004' })).rounds).toEqual(drafts);
    expect((await scope({ role: 'LEADER', unit: '01' })).rounds).toEqual(expect.arrayContaining(drafts));
    const [ward] = await query(
      hub.databaseUrl,
      `select v.code from scorecard k join unit_version v on v.unit_id = k.unit_id where k.round_id = any($1::int[])
         and not exists (select from unit_version other where other.code = v.code and other.unit_id <> v.unit_id) limit 1`,
      [drafts],
    );
    expect((await scope({ role: 'UNIT_OFFICER', unit: String(ward!['code']) })).rounds).toEqual(expect.arrayContaining(drafts));
  });

  test('are not seen by an officer above while all their sheets are drafts', async () => {
    const { rounds: seen, below } = await scope({ role: 'UNIT_OFFICER', unit: '01' });
    expect(seen).not.toEqual(expect.arrayContaining(drafts));
    const appraised = await rounds(
      `r.status <> 'PUBLISHED' and exists (select from scorecard k where k.round_id = r.id and k.unit_id = any($1::int[])
         and k.status in ('APPRAISED', 'EXPLANATION_REQUESTED', 'EXPLAINED', 'REAPPRAISED', 'FINALIZED'))`,
      [below],
    );
    expect(appraised.length).toBeGreaterThan(2);
    expect(seen).toEqual(appraised);
  });

  test('are not seen by neighbours', async () => {
    expect((await scope({ role: 'LEADER', unit: '001' })).rounds).not.toEqual(expect.arrayContaining(drafts));
    expect((await scope({ role: 'LEADER', unit: '31' })).rounds).not.toEqual(expect.arrayContaining(drafts));
  });
});

describe('rounds that are appraised', () => {
  test('are all of the standing agency', async () => {
    const { appraised, rounds: seen } = await scope({ role: 'APPRAISER', unit: '004.noi-vu' });
    expect(appraised).toEqual(expect.arrayContaining(await rounds('r.standing_agency_id = $1', [await holder('004.noi-vu')])));
    expect(seen).toEqual(appraised);
  });

  test('are those with a leaf of the agency, as owner or appraiser', async () => {
    const agency = await holder('004.tu-phap');
    const { appraised } = await scope({ role: 'APPRAISER', unit: '004.tu-phap' });
    expect(appraised.length).toBeGreaterThan(0);
    expect(appraised).toEqual(
      await rounds(
        'exists (select from criterion c where c.set_id = r.criteria_set_id and c.is_leaf and $1 in (c.owner_agency_id, c.appraiser_agency_id))',
        [agency],
      ),
    );
    expect(await rounds('r.standing_agency_id = $1', [agency])).toEqual([]);
  });

  test('are none of an agency of another district', async () => {
    const { appraised } = await scope({ role: 'APPRAISER', unit: '005.noi-vu' });
    expect(appraised.length).toBeGreaterThan(0);
    expect(await rounds('r.id = any($1::int[]) and r.issuer_id = $2', [appraised, await holder('004')])).toEqual([]);
  });
});

describe('oversight', () => {
  test('looks at the sheets of its subjects and of all below them, in the years of the mission', async () => {
    const { overseen } = await scope({ role: 'OVERSIGHT', mission: '31.hdnd-CCHC-2016-2021-308' });
    const expected = await keys(
      `select k.id as key from scorecard k join scoring_round r on r.id = k.round_id
       where r.year between 2016 and 2021 and k.unit_id in (
         select v.unit_id from unit_version v where v.code = '308' union
         select v.unit_id from unit_version v join unit_version p on p.unit_id = v.parent_id and p.code = '308')`,
    );
    expect(expected.length).toBeGreaterThan(10);
    expect(overseen).toEqual(expected);
  });
});
