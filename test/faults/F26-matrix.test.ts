import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { getNamedType, isLeafType, isRequiredArgument, type GraphQLObjectType } from 'graphql';
import { sql } from 'kysely';
import { snapshotReads } from '../../src/database/snapshot.js';
import { modules } from '../../src/hub.js';
import { globalId } from '../../src/kernel/global-id.js';
import { hubSchema } from '../../src/kernel/schema.js';
import { WHOLE_SCOPE, type Scope } from '../../src/kernel/viewer.js';
import { issuerOf, newDevelopmentKey, viewers } from '../../src/modules/access/index.js';
import { leaveTrace } from '../../src/modules/scores/scoring-trace.commands.js';
import { hubForWriting, TODAY, type Asker } from '../kit/hub.js';
import { runningJob, type WrittenJob } from '../kit/import-jobs.js';
import { byEventStream, codesOf } from '../kit/subscriber.js';
import { csvRows, sheetsOf } from '../server/download-answer.js';
import { oracle, samples, type Protected, type Sample } from '../api/access/oracle.js';

/** Who asks: every role, at units above, at and beside the rows. 003 and 306 are districts whose ward rounds of 2021 are under way. */
const ASKERS: Readonly<Record<string, Asker>> = {
  everybody: null,
  'an officer of ward 00091': { role: 'UNIT_OFFICER', unit: '00091' },
  'a leader of ward 00091': { role: 'LEADER', unit: '00091' },
  'an officer of district 003': { role: 'UNIT_OFFICER', unit: '003' },
  'a leader of district 003': { role: 'LEADER', unit: '003' },
  'a leader of district 306': { role: 'LEADER', unit: '306' },
  'a leader of city 01': { role: 'LEADER', unit: '01' },
  'an appraiser of 004.noi-vu': { role: 'APPRAISER', unit: '004.noi-vu' },
  'an appraiser of 001.noi-vu, made standing agency of a round': { role: 'APPRAISER', unit: '001.noi-vu' },
  'oversight of Đồ Sơn': { role: 'OVERSIGHT', mission: '31.hdnd-CCHC-2016-2021-308' },
  'oversight of 003 and 306': { role: 'OVERSIGHT', mission: 'matrix' },
  'oversight of a year that is over': { role: 'OVERSIGHT', mission: 'matrix-2016' },
  'a surveyor of city 01': { role: 'SURVEYOR', unit: '01' },
  'an officer who appraises too': [
    { role: 'UNIT_OFFICER', unit: '11296' },
    { role: 'APPRAISER', unit: '001.noi-vu' },
  ],
  'a data steward': { role: 'DATA_STEWARD' },
  'an administrator': { role: 'ADMIN' },
};

const TYPES: readonly Protected[] = ['ScoringRound', 'Scorecard', 'Score', 'Evidence', 'Dossier', 'QualityFinding'];

let client: pg.Client;
// Before the hub is set up: jest ends things from top to bottom, and the hub's end drops the database.
afterAll(() => client?.end());
const hub = hubForWriting();
const sampleOf = new Map<Protected, readonly Sample[]>();
/** Import jobs that run, by who sent them. */
const jobOf = new Map<string, WrittenJob>();
/** Rounds of 2021 in which something was done with each sheet, and with the round itself. */
const watched: { readonly round: number; readonly sheets: readonly number[] }[] = [];
/** Every sample as an administrator reads it. */
const wholeOf = new Map<string, object>();

beforeAll(async () => {
  client = new pg.Client({ connectionString: hub.databaseUrl });
  await client.connect();
  await client.query(`
    update scoring_round set standing_agency_id = (select unit_id from unit_version where code = '001.noi-vu')
      where year = 2021 and block = 'WARD' and issuer_id in (select unit_id from unit_version where code = '003');
    insert into oversight_mission (code, title, topic, organ_id, team_name, period_from, period_to)
      select name, 'CCHC', 'CCHC', (select unit_id from unit_version where code = '01.hdnd' or code = '31.hdnd' limit 1), 'Đoàn giám sát', since::date, until::date
      from (values ('matrix', '2016-01-01', '2021-12-31'), ('matrix-2016', '2016-01-01', '2016-12-31')) as m(name, since, until);
    insert into mission_subject select m.id, v.unit_id from oversight_mission m, unit_version v where m.code like 'matrix%' and v.code in ('003', '306');
    insert into criteria_set (code, version, name, block, issuer_id, max_points, survey_max_points, not_applicable_policy, bonus_entry, index_may_pass_100)
      select 'matrix-' || v.code, 1, 'Dự thảo', 'WARD', v.unit_id, 100, 0, 'FULL_POINTS', 'AFTER_RESCALING', false
      from unit_version v where v.code = any('{01,001,003,004,306,308,00091,11296}') and v.during @> date '2021-12-31'`);
  for (const actor of ['dev:UNIT_OFFICER@00091', 'dev:LEADER@003', 'dev:DATA_STEWARD', 'account:1'])
    jobOf.set(actor, await runningJob(client, actor));
  await leaveTraces();
  for (const type of TYPES) {
    const asked = await samples(client, type);
    sampleOf.set(type, asked);
    const nodes = await each(
      { role: 'ADMIN' },
      asked.map(({ id }) => valuesOfNode(type, id)),
      20,
    );
    for (const [at, { id }] of asked.entries()) wholeOf.set(`${type} ${id}`, nodes[at]);
  }
}, 60_000);

async function leaveTraces(): Promise<void> {
  const { rows } = await client.query<{ round: number; sheets: number[] }>(
    `select r.id as round, array_agg(k.id order by k.id) as sheets from scoring_round r join scorecard k on k.round_id = r.id
     join unit_version i on i.unit_id = r.issuer_id and i.during @> date '2021-12-31' where r.year = 2021 and i.code in ('003', '306', '009') group by r.id order by r.id`,
  );
  const trace = { scores: [], status: 'APPRAISED', part: 'STANDING_AGENCY', note: null } as const;
  for (const { round, sheets } of rows) {
    await leaveTrace(client, { ...trace, round, scorecard: null, step: 'ADJUST_ROUND', status: 'OPEN' });
    for (const scorecard of sheets) await leaveTrace(client, { ...trace, round, scorecard, step: 'CLOSE_APPRAISAL' });
  }
  watched.push(...rows);
}

/** What the database itself shows of a type to a scope, by a statement without any filter. */
async function wall(scope: Scope, type: Protected): Promise<Set<string>> {
  const table = { ScoringRound: 'scoring_round', Scorecard: 'scorecard', Score: 'score', Evidence: 'evidence', Dossier: 'dossier' };
  const reads = snapshotReads(hub.orm, { scope, statementTimeoutMs: 60_000 });
  try {
    const statement =
      type === 'QualityFinding'
        ? sql<{ id: string }>`select concat_ws('/', rule, subject_type, subject_id) as id from quality_finding`
        : sql<{ id: string }>`select id::text as id from ${sql.table(table[type])}`;
    return new Set((await reads.rows(statement)).map(({ id }) => id));
  } finally {
    await reads.close();
  }
}

/** The scope that the hub gives to an asker, by the way that a request takes. */
async function scopeOf(asker: Asker): Promise<Scope> {
  const issuer = await issuerOf(await newDevelopmentKey());
  const known = viewers({
    issuer,
    openReads: () => snapshotReads(hub.orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 20_000 }),
    sources: modules.flatMap((module) => module.scopes ?? []),
    today: () => TODAY,
    onKeyUsed: () => {},
  });
  return (await known.of(asker === null ? undefined : `Bearer ${await issuer.issue([asker].flat(), 1)}`)).scope;
}

/** Asks for a list of fields in requests of some at a time, each under an alias; answers the data of each. */
async function each(asker: Asker, fields: readonly string[], atOnce = 25): Promise<any[]> {
  const answers: any[] = [];
  for (let at = 0; at < fields.length; at += atOnce) {
    const part = fields.slice(at, at + atOnce);
    const { data, errors } = await hub.askAs(asker, `{ ${part.map((field, index) => `a${index}: ${field}`).join(' ')} }`);
    expect(errors).toBeUndefined();
    answers.push(...part.map((_, index) => data[`a${index}`]));
  }
  return answers;
}

const schema = hubSchema(modules);

/** Every field of a type that ends in values, as the schema has them. */
function valuesOf(type: Protected): string {
  const fields = Object.values((schema.getType(type) as GraphQLObjectType).getFields());
  return fields
    .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
    .map(({ name }) => name)
    .join(' ');
}

const valuesOfNode = (type: Protected, id: string): string => `node(id: "${globalId(type, id)}") { ... on ${type} { ${valuesOf(type)} } }`;

const keyOf = (id: string): string =>
  Buffer.from(id ?? '', 'base64url')
    .toString()
    .split(':')[1]!;
const bare = (id: string): string => id.split('@', 1)[0]!;
const sorted = (ids: Iterable<string>): string[] => [...ids].sort();

const SHEETS = 'scoringRounds(first: 500, filter: { year: 2021 }) { totalCount nodes { id scorecards { id } } }';
const UNITS = ['00091', '00004', '003', '306', '11296', '19', '01', '004'];

/** All drafts, and whether they are of a unit of an officer or leader ($2), or below it, or of one that an agency ($3) works for; everything is $1's. */
const DRAFTS = `select s.id::text as id, $1 or exists (
    select from unit_version v join unit_closure c on c.ancestor_id = v.unit_id and c.descendant_id = s.issuer_id join unit u on u.id = s.issuer_id
    where v.code = any($2) and c.during @> greatest(least(date '${TODAY}', u.last_day), u.first_day))
  or exists (select from unit_version v where v.code = any($3) and v.parent_id = s.issuer_id and v.kind in ('DIVISION', 'OFFICE')) as theirs
  from criteria_set s where s.status = 'DRAFT' order by s.id`;

const unitsOf = (asker: Asker, roles: readonly string[]): string[] =>
  asker === null ? [] : [asker].flat().flatMap(({ role, unit }) => (roles.includes(role) && unit ? [unit] : []));

/** Codes of the units that the mission of the matrix looks at. */
async function below003And306(): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(
    `select v.code from unit_version d join unit_closure c on c.ancestor_id = d.unit_id and c.during @> date '2021-12-31'
     join unit_version v on v.unit_id = c.descendant_id and v.during @> date '2021-12-31'
     where d.code in ('003', '306') and d.during @> date '2021-12-31'`,
  );
  return rows.map(({ code }) => code);
}

describe.each(Object.entries(ASKERS))('F23 F26 %s', (name, asker) => {
  const seen = new Map<Protected, Set<string>>();

  beforeAll(async () => {
    for (const type of TYPES) seen.set(type, await oracle(client, asker, type));
  }, 60_000);

  test.each(TYPES)('gets from the database alone exactly the rows of %s that are theirs', async (type) => {
    expect(sorted(await wall(await scopeOf(asker), type))).toEqual(sorted(seen.get(type)!));
  });

  test.each(TYPES)('gets %s by its id at every stage where it is theirs, and null elsewhere', async (type) => {
    const asked = sampleOf.get(type)!;
    const nodes = await each(
      asker,
      asked.map(({ id }) => `node(id: "${globalId(type, id)}") { id }`),
    );
    const found = asked.filter((_, at) => nodes[at] !== null);
    expect(found).toEqual(asked.filter(({ id }) => seen.get(type)!.has(bare(id))));
  });

  test.each(TYPES)('reads in every field of %s what an administrator reads, where the row is theirs', async (type) => {
    const theirs = sampleOf.get(type)!.filter(({ id }) => seen.get(type)!.has(bare(id)));
    const read = await each(
      asker,
      theirs.map(({ id }) => valuesOfNode(type, id)),
      20,
    );
    const whole = theirs.map(({ id }) => wholeOf.get(`${type} ${id}`)!);
    // How much evidence is missing is told to whoever sees evidence; the next test says to whom.
    const compared = (nodes: readonly object[]) => nodes.map((node) => ({ ...node, missingEvidence: null }));
    expect(compared(read)).toEqual(compared(whole));
  });

  test('meets along the edges of rounds and units exactly the sheets that are theirs, and counts no others', async () => {
    const { rows } = await client.query<{ round: string; sheet: string | null; unit: string }>(
      `select r.id::text as round, k.id::text as sheet, v.code as unit from scoring_round r left join scorecard k on k.round_id = r.id
       left join unit_version v on v.unit_id = k.unit_id and v.during @> date '2021-12-31' where r.year = 2021`,
    );
    const [{ totalCount, nodes }] = await each(asker, [SHEETS]);
    const theirs = rows.filter(({ sheet }) => sheet !== null && seen.get('Scorecard')!.has(sheet));
    const rounds = new Set(rows.map(({ round }) => round).filter((round) => seen.get('ScoringRound')!.has(round)));
    expect(sorted(nodes.map(({ id }: { id: string }) => keyOf(id)))).toEqual(sorted(rounds));
    expect(totalCount).toBe(rounds.size);
    expect(sorted(nodes.flatMap(({ scorecards }: any) => scorecards.map(({ id }: { id: string }) => keyOf(id))))).toEqual(
      sorted(theirs.map(({ sheet }) => sheet!)),
    );
    const units = await each(
      asker,
      UNITS.map(
        (code) => `unit(code: "${code}", year: 2021) { scorecards(from: 2021, to: 2021) { id round { id } } scorecard(year: 2021) { id } }`,
      ),
    );
    for (const [at, code] of UNITS.entries()) {
      const own = theirs.filter(({ unit }) => unit === code).map(({ sheet }) => sheet!);
      expect(sorted(units[at].scorecards.map(({ id }: { id: string }) => keyOf(id)))).toEqual(sorted(own));
      expect(units[at].scorecard === null || own.includes(keyOf(units[at].scorecard.id))).toBe(true);
    }
  });

  test('sees evidence along the edges of a sheet only where it is theirs, and is told of missing evidence nowhere else', async () => {
    const sheets = sampleOf.get('Scorecard')!.filter(({ id }) => seen.get('Scorecard')!.has(id));
    const cards = await each(
      asker,
      sheets.map(
        ({ id }) => `node(id: "${globalId('Scorecard', id)}") { ... on Scorecard { missingEvidence scores { evidence { id } } } }`,
      ),
      5,
    );
    for (const [at, { id }] of sheets.entries()) {
      const { rows } = await client.query<{ id: string }>(
        `select e.id::text as id from score s left join evidence e on e.score_id = s.id where s.scorecard_id = $1`,
        [id],
      );
      const there = rows.flatMap((row) => row.id ?? []);
      const theirs = there.filter((evidence) => seen.get('Evidence')!.has(evidence));
      expect(sorted(cards[at].scores.flatMap((score: any) => score.evidence.map((one: any) => keyOf(one.id))))).toEqual(sorted(theirs));
      if (there.length > 0) expect(cards[at].missingEvidence === null).toBe(theirs.length === 0);
    }
  });

  test('lists and counts exactly the dossiers and findings that are theirs', async () => {
    const [dossiers, findings] = await each(asker, ['dossiers(first: 1) { totalCount }', 'qualityFindings(first: 1) { totalCount }']);
    expect(dossiers.totalCount).toBe(seen.get('Dossier')!.size);
    expect(findings.totalCount).toBe(seen.get('QualityFinding')!.size);
    const counts = await each(
      asker,
      UNITS.map((code) => `unit(code: "${code}", year: 2021) { dossiers(first: 1) { totalCount } }`),
    );
    for (const [at, code] of UNITS.entries()) {
      const { rows } = await client.query<{ id: string }>(
        `select d.id::text as id from dossier d join unit u on u.id = d.responsible_unit_id
           join unit_version v on v.code = $1 and v.during @> date '2021-12-31'
           join unit_closure c on c.ancestor_id = v.unit_id and c.descendant_id = u.id
             and c.during @> greatest(least(date '${TODAY}', u.last_day), u.first_day)`,
        [code],
      );
      expect(counts[at].dossiers.totalCount).toBe(rows.filter(({ id }) => seen.get('Dossier')!.has(id)).length);
    }
  });

  test('adds up lost points and scores of a criterion over exactly the sheets that are theirs', async () => {
    const { rows } = await client.query<{ id: string; criterion: string | null; score: string | null; unit: string }>(
      `select k.id::text as id, s.criterion_id::text as criterion, s.id::text as score, v.code as unit
       from scorecard k join scoring_round r on r.id = k.round_id and r.year = 2021 join unit_version i on i.unit_id = r.issuer_id and i.during @> date '2021-12-31'
       join unit_version v on v.unit_id = k.unit_id and v.during @> date '2021-12-31'
       left join score s on s.scorecard_id = k.id and s.criterion_id = (select min(x.criterion_id) from score x where x.scorecard_id = k.id)
       where i.code in ('009', '003') and r.block = 'WARD'`,
    );
    const districts = ['009', '003'];
    const lost = await each(
      asker,
      districts.map(
        (code) => `lostPoints(within: "${code}", year: 2021, block: WARD, groupBy: [UNIT], first: 100) { rows { key { unit { code } } } }`,
      ),
    );
    const { rows: final } = await client.query<{ id: string }>('select id::text as id from scorecard where index_value is not null');
    const finals = new Set(final.map(({ id }) => id));
    expect(sorted(lost.flatMap(({ rows: groups }) => groups.map((group: any) => group.key.unit.code)))).toEqual(
      sorted(rows.filter(({ id }) => finals.has(id) && seen.get('Scorecard')!.has(id)).map(({ unit }) => unit)),
    );
    const criteria = [...new Set(rows.flatMap(({ criterion }) => criterion ?? []))];
    const scores = await each(
      asker,
      criteria.map((key) => `node(id: "${globalId('Criterion', key)}") { ... on Criterion { scores(within: "01", year: 2021) { id } } }`),
    );
    const met = new Set(scores.flatMap((criterion) => criterion.scores.map(({ id }: { id: string }) => keyOf(id))));
    for (const { score } of rows) if (score !== null) expect(met.has(score)).toBe(seen.get('Score')!.has(score));
  });

  test('lists, counts and reads by its id exactly the drafts of sets of criteria that are theirs', async () => {
    const { rows } = await client.query<{ id: string; theirs: boolean }>(DRAFTS, [
      asker !== null && [asker].flat().some(({ role }) => role === 'DATA_STEWARD' || role === 'ADMIN'),
      unitsOf(asker, ['LEADER', 'UNIT_OFFICER']),
      unitsOf(asker, ['LEADER', 'APPRAISER']),
    ]);
    expect(rows).toHaveLength(8);
    const [drafts] = await each(asker, ['criteriaSets(filter: { status: DRAFT }, first: 500) { totalCount nodes { id } }']);
    const theirs = rows.filter((row) => row.theirs).map(({ id }) => id);
    expect(drafts.totalCount).toBe(theirs.length);
    expect(sorted(drafts.nodes.map(({ id }: { id: string }) => keyOf(id)))).toEqual(sorted(theirs));
    const nodes = await each(
      asker,
      rows.map(({ id }) => `node(id: "${globalId('CriteriaSet', id)}") { id }`),
    );
    expect(nodes.map((node) => node !== null)).toEqual(rows.map((row) => row.theirs));
  });

  test('follows with importProgress, and reads, exactly the imports that are theirs; of others a subscription says NOT_FOUND', async () => {
    const authorization = await hub.tokenOf(asker);
    const { data } = await hub.askAs(asker, '{ viewer { actor } importJobs { totalCount } }');
    const seesAll = asker !== null && [asker].flat().some(({ role }) => role === 'DATA_STEWARD' || role === 'ADMIN');
    const theirs = [...jobOf].filter(([sender]) => seesAll || sender === data.viewer.actor);
    expect(data.importJobs.totalCount).toBe(theirs.length);
    for (const [sender, { id }] of jobOf) {
      const query = 'subscription ($id: ID!) { importProgress(id: $id) { id actor status } }';
      const subscriber = byEventStream(hub.url, { query, variables: { id }, authorization });
      if (theirs.some(([actor]) => actor === sender)) {
        expect((await subscriber.result(0)).data.importProgress).toEqual({ id, actor: sender, status: 'RUNNING' });
        subscriber.leave();
      } else expect(await codesOf(subscriber)).toEqual(['NOT_FOUND']);
    }
  });

  test('follows with scorecardChanged, and reads, exactly the changes of rounds and sheets that are theirs; of others a subscription says NOT_FOUND', async () => {
    const authorization = await hub.tokenOf(asker);
    const reads = snapshotReads(hub.orm, { scope: await scopeOf(asker), statementTimeoutMs: 60_000 });
    const walled = await reads.rows(sql<{ round: number; sheet: string | null }>`
      select round_id as round, scorecard_id::text as sheet from scoring_change order by round_id, sequence`);
    await reads.close();
    expect(watched.length).toBeGreaterThan(2);
    for (const { round, sheets } of watched) {
      const id = globalId('ScoringRound', round);
      const isSeen = seen.get('ScoringRound')!.has(String(round));
      const theirs = [null, ...sheets.map(String).filter((sheet) => seen.get('Scorecard')!.has(sheet))];
      const [node] = await each(asker, [
        `node(id: "${id}") { ... on ScoringRound { changes(first: 500) { sequence changes { scorecard { id } } } units { id } } }`,
      ]);
      const told = ({ changes }: any) => changes.map(({ scorecard }: any) => scorecard && keyOf(scorecard.id));
      const query = 'subscription ($id: ID!) { scorecardChanged(round: $id, after: 0) { sequence changes { scorecard { id } } } }';
      const subscriber = byEventStream(hub.url, { query, variables: { id }, authorization });
      expect(walled.filter((row) => row.round === round).map(({ sheet }) => sheet)).toEqual(isSeen ? theirs : []);
      if (!isSeen) {
        expect(node).toBeNull();
        expect(await codesOf(subscriber)).toEqual(['NOT_FOUND']);
        continue;
      }
      const { scorecardChanged } = (await subscriber.result(0)).data;
      subscriber.leave();
      for (const changes of [scorecardChanged, node.changes])
        expect([changes.sequence, told(changes)]).toEqual([sheets.length + 1, theirs]);
      expect(node.units).toHaveLength(sheets.length);
    }
    for (const sheet of watched.flatMap(({ sheets }) => [sheets[0]!, sheets.at(-1)!])) {
      const query = 'subscription ($id: ID!) { scorecardChanged(scorecard: $id, after: 0) { changes { scorecard { id } } } }';
      const subscriber = byEventStream(hub.url, { query, variables: { id: globalId('Scorecard', sheet) }, authorization });
      if (seen.get('Scorecard')!.has(String(sheet))) {
        expect((await subscriber.result(0)).data.scorecardChanged.changes).toEqual([{ scorecard: { id: globalId('Scorecard', sheet) } }]);
        subscriber.leave();
      } else expect(await codesOf(subscriber)).toEqual(['NOT_FOUND']);
    }
  });

  test('downloads in every format exactly the sheets and dossiers that are theirs', async () => {
    const headers = { authorization: await hub.tokenOf(asker) };
    const get = async (path: string): Promise<Uint8Array> => {
      const response = await fetch(`${hub.url}/q/${path}`, { headers });
      expect({ path, status: response.status }).toEqual({ path, status: 200 });
      return new Uint8Array(await response.arrayBuffer());
    };
    const idsIn = async (path: string, column: string): Promise<string[][]> => {
      const csv = csvRows(new TextDecoder().decode(await get(path.replace('.*', '.csv'))));
      const [sheet] = Object.values(await sheetsOf(await get(path.replace('.*', '.xlsx')))) as [unknown[][]];
      return [csv, sheet].map(([header, ...lines]) => lines.map((cells) => keyOf(cells[header!.indexOf(column)] as string)));
    };
    const { rows } = await client.query<{ sheet: string; code: string }>(
      `select k.id::text as sheet, i.code from scorecard k join scoring_round r on r.id = k.round_id and r.year = 2021
       join unit_version i on i.unit_id = r.issuer_id and i.during @> date '2021-12-31' where i.code in ('003', '306')`,
    );
    for (const code of ['003', '306']) {
      const theirs = rows.filter((row) => row.code === code && seen.get('Scorecard')!.has(row.sheet)).map(({ sheet }) => sheet);
      const list = 'unit.rounds.scorecards';
      // A round without any sheet for this viewer has a row of its own.
      const found = await idsIn(`DistrictBoard.*?district=${code}&year=2021&rows=${list}`, `${list}.id`);
      for (const ids of found) expect(sorted(ids.filter(Boolean))).toEqual(sorted(theirs));
    }
    const dossiers = 'OverdueDossiers.*?within=01&asOf=2021-06-30&first=200';
    const { data } = JSON.parse(new TextDecoder().decode(await get(dossiers.replace('.*', '.json'))));
    const listed: string[] = data.dossiers.nodes.map(({ id }: { id: string }) => keyOf(id));
    expect(listed.filter((id) => !seen.get('Dossier')!.has(bare(id)))).toEqual([]);
    if (name === 'an administrator') expect(listed.length).toBeGreaterThan(0);
    for (const ids of await idsIn(`${dossiers}&rows=dossiers.nodes`, 'dossiers.nodes.id')) expect(ids).toEqual(listed);
  });

  test('counts dossiers by unit, field and month like everybody, and more finely only where the right is theirs', async () => {
    const { rows } = await client.query<{ unit: string; all: boolean }>(
      `select v.code as unit, bool_and(d.id::text = any($1)) as all from unit_version v join unit_closure c on c.ancestor_id = v.unit_id and c.during @> date '2021-12-31'
       join dossier d on d.responsible_unit_id = c.descendant_id where v.code = any($2) and v.during @> date '2021-12-31' group by 1`,
      [[...seen.get('Dossier')!], UNITS],
    );
    const inspected = name === 'oversight of 003 and 306' ? await below003And306() : [];
    for (const { unit, all } of rows) {
      const coarse = await hub.askAs(
        asker,
        `{ dossierStats(within: "${unit}", period: { year: 2021 }, groupBy: [PROCEDURE_FIELD, MONTH]) { total { received } } }`,
      );
      expect(coarse.errors).toBeUndefined();
      const finer = async (groups: string, period: string): Promise<boolean> => {
        const { errors } = await hub.askAs(
          asker,
          `{ dossierStats(within: "${unit}", period: ${period}, groupBy: [${groups}]) { total { received } } }`,
        );
        if (errors) expect(errors[0]!.extensions['code']).toBe('FORBIDDEN');
        return !errors;
      };
      expect(await finer('CHANNEL', '{ year: 2021 }')).toBe(all || inspected.includes(unit));
      expect(await finer('SERVICE_LEVEL', '{ year: 2021, quarter: 2 }')).toBe(all || inspected.includes(unit));
      expect(await finer('MONTH', '{ from: "2021-03-15", to: "2021-06-30" }')).toBe(all);
    }
  });
});
