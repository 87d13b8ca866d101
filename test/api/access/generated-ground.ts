import { buildSchema, getNamedType, isNonNullType, type GraphQLSchema } from 'graphql';
import type pg from 'pg';
import { globalId, parseGlobalId } from '../../../src/kernel/global-id.js';
import { random } from '../../../src/kernel/random.js';
import { wireOf } from '../../kit/generator/broken.js';
import { meet, nothingMet, type Met, type Pool } from '../../kit/generator/pool.js';
import { validRequest, type Ground } from '../../kit/generator/valid.js';
import type { GeneratedHub } from './generated-hub.js';
import { samples, type Protected } from './oracle.js';

/** A few values of each kind that the rows have, by SQL; what is under way and what is over among them. */
const CODES = `select distinct code from (
    (select code from unit_version where code ~ '^\\d\\d$' order by code limit 4)
    union all (select v.code from scoring_round r join unit_version v on v.unit_id = r.issuer_id order by r.status = 'PUBLISHED', r.id limit 40)
    union all (select v.code from scorecard k join unit_version v on v.unit_id = k.unit_id where k.id % 97 = 0 order by k.id limit 40)
    union all (select code from unit_version where valid_to is not null order by unit_id desc limit 10)
    union all (select code from unit_version where code like '%.%' order by unit_id limit 10)) codes order by code`;

const column = async (client: pg.Client, sql: string): Promise<string[]> =>
  (await client.query<{ value: string }>({ text: sql, values: [] })).rows.map(({ value }) => value);

/** Values by the name of the argument or input field that takes them. */
async function wordsOf(client: pg.Client): Promise<Pool['words']> {
  const units = [
    'VN',
    '01',
    '001',
    '003',
    '306',
    '00091',
    '31',
    '308',
    ...(await column(client, `select code as value from (${CODES}) units`)),
  ];
  const sources = await column(client, 'select code as value from source_document order by code limit 20');
  const procedures = await column(client, 'select code as value from procedure order by code limit 20');
  const years = Array.from({ length: 12 }, (_, at) => 2012 + at);
  const names = await column(client, 'select distinct name as value from unit_version order by name limit 20 offset 400');
  return {
    String: units,
    'String code': [...units, ...sources, ...procedures],
    'String search': [...names, 'long bien', 'hoan kiem', 'P. Bồ Đề', 'Quận'],
    'String source': sources,
    'String procedure': procedures,
    'String procedureField': await column(client, 'select code as value from procedure_field order by code limit 20'),
    'String field': await column(client, 'select code as value from procedure_field order by code limit 20'),
    'String instrument': ['SIPAS', 'SIPAS-01', 'PAPI'],
    'String metric': await column(client, 'select code as value from metric order by code limit 20'),
    'String number': await column(client, 'select number as value from legal_document where number is not null order by number limit 20'),
    Int: years,
    'Int month': [1, 2, 6, 12],
    'Int quarter': [1, 2, 3, 4],
    Date: years.flatMap((year) => [`${year}-01-01`, `${year}-06-30`, `${year}-12-31`]),
    DateTime: years.map((year) => `${year}-05-01T00:00:00+07:00`),
    Month: years.map((year) => `${year}-03`),
  };
}

const TYPES: readonly Protected[] = ['ScoringRound', 'Scorecard', 'Score', 'Evidence', 'Dossier', 'QualityFinding'];
const MOST_IDS_OF_A_TYPE = 60;
const FIRST_REQUESTS = 300;

/**
 * What generated requests are made from: the schema that is served, values of the rows, and ids and cursors that the hub gives to
 * an administrator, asked in one order so that they are the same every time.
 */
export async function groundOf(hub: GeneratedHub, client: pg.Client): Promise<Ground> {
  const schema = buildSchema(await (await fetch(`${hub.url}/schema.graphql`)).text());
  const authorization = await hub.tokenOf({ role: 'ADMIN' });
  const met = nothingMet();
  for (const type of TYPES) for (const { id } of await samples(client, type)) met.ids.add(globalId(type, id));
  const ask = async (text: string, variables: Record<string, unknown> = {}, fields = new Map<string, string>()): Promise<void> => {
    const { text: answer } = await hub.send(wireOf({ text, variables, operationName: null }), authorization);
    meet(met, (JSON.parse(answer) as { data?: unknown }).data, fields);
  };
  for (const list of listsOf(schema)) await ask(`{ ${list}(first: 30) { edges { cursor node { id } } } }`);
  const words = await wordsOf(client);
  for (let at = 0; at < FIRST_REQUESTS; at += 1) {
    const request = validRequest({ schema, pool: poolOf(met, words) }, random(`first/${at}`));
    if (request.text.startsWith('query')) await ask(request.text, request.variables, new Map(request.fields));
  }
  hub.complaints(); // the same requests come again among the generated ones, where they count
  return { schema, pool: poolOf(met, words) };
}

/** Fields at the root that give pages, and need no argument. */
const listsOf = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getQueryType()!.getFields())
    .filter(({ type, args }) => getNamedType(type).name.endsWith('Connection') && !args.some((argument) => isNonNullType(argument.type)))
    .map(({ name }) => name);

/** Every type has about as many ids, so that none drowns the others. */
function poolOf(met: Met, words: Pool['words']): Pool {
  const byType = Map.groupBy(met.ids, (id) => parseGlobalId(id)?.type ?? '');
  return {
    words,
    ids: [...byType.values()].flatMap((ids) => spread(ids, MOST_IDS_OF_A_TYPE)),
    cursors: Object.fromEntries([...met.cursors].map(([list, cursors]) => [list, spread([...cursors], MOST_IDS_OF_A_TYPE)])),
  };
}

/** At most so many of the items, from all over the list. */
const spread = <Item>(items: readonly Item[], most: number): Item[] => {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(most, items.length) }, (_, at) => items[Math.floor(at * step)]!);
};
