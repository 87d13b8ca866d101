import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createServiceKey, grantRole } from '../../src/modules/access/index.js';
import { copyOf, databaseUrl, drop } from '../../test/kit/databases.js';
import { openTestServer } from '../../test/kit/test-server.js';
import { hubCommand, percentile, startHub } from '../import/hub.js';
import { machine } from '../machine.js';

/**
 * Two hundred people score one round at once, against the hub as it is installed: thirty districts of a city, several people on each sheet, each
 * saving a leaf every second or two. Afterwards every answer is held against the database. Writes bench/soak/report.md.
 */

const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 200);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
const YEAR = 2022;

interface Leaf {
  readonly id: string;
  version: number;
  readonly max: number;
}

const server = await openTestServer();
const [address, template] = [process.env.HUB_TEST_SERVER!, process.env.HUB_TEST_TEMPLATE!];
const name = await copyOf(address, template);
const url = databaseUrl(address, name);
const client = new pg.Client({ connectionString: url });
await client.connect();
const postgres = (await client.query<{ version: string }>('select version()')).rows[0]!.version;

/** A service key of somebody with a role at a unit. */
async function keyOf(role: 'LEADER' | 'UNIT_OFFICER', unit: string, who: string): Promise<string> {
  await client.query('begin');
  const grant = { account: { issuer: 'local', claim: 'sub', value: who }, label: 'đo hiệu năng', role, unit, from: '2022-01-01', to: null };
  const { account } = await grantRole(client, grant);
  const { text } = await createServiceKey(client, { account, label: 'đo', roles: [role], expiresAt: new Date(Date.now() + 86_400_000) });
  await client.query('commit');
  return text;
}

const { rows: units } = await client.query<{ code: string }>(
  `select v.code from unit_version v join unit_version p on p.unit_id = v.parent_id and p.code = '01' and p.during @> make_date($1, 12, 31)
   where v.during @> make_date($1, 12, 31) and v.level = 'DISTRICT' and v.is_territory order by v.code`,
  [YEAR],
);
const leader = await keyOf('LEADER', '01', 'leader');
const officers: { readonly unit: string; readonly key: string }[] = [];
for (let at = 0; at < CLIENTS; at += 1) {
  const unit = units[at % units.length]!.code;
  officers.push({ unit, key: await keyOf('UNIT_OFFICER', unit, `officer-${at}`) });
}

const hub = await startHub(url);

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** The sheets of a unit with their leaves, as SHEET asks for them. */
interface Sheets {
  readonly scorecards: readonly {
    readonly round: { readonly id: string };
    readonly scores: readonly (Versioned & { readonly maxPoints: number; readonly criterion: { readonly method: string } })[];
  }[];
}

interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly present?: { readonly version: number } };
  }[];
}

async function ask(key: string, query: string, variables: object): Promise<Answer> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

async function done(key: string, query: string, variables: object): Promise<Versioned> {
  const { data, errors } = await ask(key, query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data!['done'] as Versioned;
}

const PLAN = 'mutation($input: RoundPlanInput!) { done: planRound(input: $input) { id version } }';
const OPEN = 'mutation($round: ID!, $version: Int!) { done: openRound(round: $round, version: $version) { id status } }';
const SCORE =
  'mutation($score: ID!, $version: Int!, $input: SelfScoreInput!) { done: scoreLeaf(score: $score, version: $version, input: $input) { id version selfPoints } }';
const SHEET = `query($unit: String!) { unit(code: $unit, year: ${YEAR}) { scorecards(from: ${YEAR}, to: ${YEAR}) { round { id } scores { id version maxPoints criterion { method } } } } }`;

const planned = await done(leader, PLAN, {
  input: {
    issuer: '01',
    block: 'DISTRICT',
    year: YEAR,
    criteriaSet: { code: '01-cap-huyen', version: 2 },
    selfScoreDue: `${YEAR + 2}-01-01T00:00:00+07:00`,
  },
});
await done(leader, OPEN, { round: planned.id, version: planned.version });

/** What the hub has told somebody of a leaf: how often it was saved, and the points of the last time. */
const acknowledged = new Map<string, { saves: number; version: number; points: number }>();
/** In a hub that has just started, all two hundred come at once. */
const WARM_S = 15;
const latencies: number[] = [];
const warm: number[] = [];
const codes = new Map<string, number>();
const until = performance.now() + SECONDS * 1_000;

/** One person: takes any leaf of its sheet, saves it, and where somebody else was quicker, looks and saves again. */
async function work({ unit, key }: (typeof officers)[number], seed: number): Promise<void> {
  const { data } = await ask(key, SHEET, { unit });
  const sheet = (data!['unit'] as Sheets).scorecards.find(({ round }) => round.id === planned.id)!;
  const leaves: Leaf[] = sheet.scores
    .filter(({ criterion }) => criterion.method === 'SELF_APPRAISED')
    .map(({ id, version, maxPoints }) => ({ id, version, max: maxPoints }));
  let chance = seed + 1;
  const random = (): number => (chance = Math.imul(chance, 48_271) & 0x7f_ff_ff_ff) / 0x7f_ff_ff_ff;
  await sleep(random() * 1_500);
  while (performance.now() < until) {
    const leaf = leaves[Math.floor(random() * leaves.length)]!;
    const points = Math.floor(random() * leaf.max * 4) / 4;
    const started = performance.now();
    const { data: saved, errors } = await ask(key, SCORE, { score: leaf.id, version: leaf.version, input: { points } });
    const took = performance.now() - started;
    latencies.push(took);
    if (started > until - (SECONDS - WARM_S) * 1_000) warm.push(took);
    const code = errors?.[0]?.extensions.code ?? 'saved';
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (!errors) {
      leaf.version = (saved!['done'] as Versioned).version;
      const before = acknowledged.get(leaf.id) ?? { saves: 0, version: 0, points: 0 };
      const last = leaf.version > before.version ? { version: leaf.version, points } : before;
      acknowledged.set(leaf.id, { ...last, saves: before.saves + 1 });
    } else if (code === 'STALE_VERSION') leaf.version = errors[0]!.extensions.present!.version;
    await sleep(500 + random() * 1_000);
  }
}

await Promise.all(officers.map(work));
await hub.stop();

let lost = 0;
for (const [id, { saves, version, points }] of acknowledged) {
  const key = Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
  const { rows } = await client.query<{ version: number; points: string }>(
    'select version, self_points as points from score where id = $1',
    [key],
  );
  if (rows[0]!.version !== saves + 1 || rows[0]!.version !== version || Number(rows[0]!.points) !== points) lost += 1;
}
const { rows: feed } = await client.query<{ whole: boolean }>(
  `select f.sequence = count(*) and max(c.sequence) = count(*) as whole from scoring_feed f join scoring_change c on c.round_id = f.round_id
   where f.round_id = $1 group by f.sequence`,
  [Number(Buffer.from(planned.id, 'base64url').toString().split(':')[1])],
);
await client.end();
const verified = await hubCommand(url, 'verify').then(
  () => true,
  () => false,
);

for (const times of [latencies, warm]) times.sort((one, other) => one - other);
const others = [...codes].filter(([code]) => code !== 'saved' && code !== 'STALE_VERSION');
const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 });
const lines = [
  '# Two hundred people score one round at once',
  '',
  machine(postgres),
  '',
  `${CLIENTS} people on the ${units.length} sheets of one round for ${SECONDS} s; each saves a leaf 0.5 to 1.5 s after its last answer came, against the hub as it is`,
  'installed. Every answer is held against the database afterwards: a leaf has as many versions as it was saved, and the points of the last time.',
  '',
  '| | | asked |',
  '| --- | --: | --: |',
  `| leaves saved | ${figure(codes.get('saved') ?? 0)} | |`,
  `| told that somebody else was quicker (STALE_VERSION) | ${figure(codes.get('STALE_VERSION') ?? 0)} | |`,
  `| any other answer | ${others.length === 0 ? '0' : others.map(([code, count]) => `${code} ${count}`).join(', ')} | 0 |`,
  `| updates lost | ${lost} | 0 |`,
  `| the sequence of changes is without a gap | ${feed[0]?.whole ? 'yes' : 'no'} | yes |`,
  `| \`hub verify\` finds nothing | ${verified ? 'yes' : 'no'} | yes |`,
  `| saves a second | ${figure((codes.get('saved') ?? 0) / SECONDS)} | |`,
  `| median ms | ${figure(percentile(latencies, 0.5))} | |`,
  `| p99 ms | ${figure(percentile(latencies, 0.99))} | |`,
  `| p99 ms after the first ${WARM_S} s | ${figure(percentile(warm, 0.99))} | |`,
  '',
];
writeFileSync('bench/soak/report.md', lines.join('\n'));
console.log(lines.join('\n'));
await drop(address, name);
await server.close();
if (lost > 0 || others.length > 0 || !verified || !feed[0]?.whole) process.exitCode = 1;
