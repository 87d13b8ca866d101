import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseGlobalId } from '../../../src/kernel/global-id.js';
import { leaveTrace } from '../../../src/modules/scores/scoring-trace.commands.js';
import { hubForWriting, type Asker } from '../../kit/hub.js';
import { CHANGES, numbers, type SeenChange } from './live-round.js';
import { codeOf, POSTS, RoundPlayer, ward } from './round-player.js';
import { smallRound, type SmallRound } from './small-round.js';
import { publishSmallSet } from './small-set.js';
import { withClient } from './with-client.js';

const { chair, standing } = POSTS;
const hub = hubForWriting({ now: () => new Date('2018-11-10T09:00:00+07:00') });
const player = new RoundPlayer(hub);
/** Not in the order of their codes. */
const WARDS = ['00121', '00115', '00118'];
let round: SmallRound;

beforeAll(async () => {
  await publishSmallSet(hub.databaseUrl, '004', '004-thu');
  round = await smallRound(player, 'Lịch sử', WARDS);
}, 60_000);

const keyOf = (id: string): number => Number(parseGlobalId(id)!.key);

interface Page {
  readonly sequence: number;
  readonly more: boolean;
  readonly changes: readonly SeenChange[];
}

/** A page of the changes of a round or a sheet. */
async function page(as: Asker, id: string, after: number | null, first: number | null): Promise<Page> {
  const { data, errors } = await hub.askAs(
    as,
    `query($id: ID!, $after: Int, $first: Int) { node(id: $id) {
       ... on ScoringRound { changes(after: $after, first: $first) { ${CHANGES} } } ... on Scorecard { changes(after: $after, first: $first) { ${CHANGES} } } } }`,
    { id, after, first },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.node.changes;
}

/** All of them, by pages of these sizes in turn. */
async function byPages(as: Asker, id: string, sizes: readonly number[]): Promise<SeenChange[]> {
  const all: SeenChange[] = [];
  let after = 0;
  for (let at = 0; ; at += 1) {
    const { sequence, more, changes } = await page(as, id, after, sizes[at % sizes.length]!);
    expect(changes.length <= sizes[at % sizes.length]! && sequence >= after).toBe(true);
    all.push(...changes);
    if (!more) return all;
    after = sequence;
  }
}

const sequences = (changes: readonly SeenChange[]): number[] => changes.map(({ sequence }) => sequence);

describe('The changes of a round', () => {
  beforeAll(async () => {
    for (const unit of WARDS) await player.score(ward(unit), round.sheets[unit]!, { '1.1': 20, '1.2': 15, '2.1': 20, 'T.1': 1 });
    await player.stepDone(ward('00115'), 'submitScorecard', round.sheets['00115']!, { lockedBy: 'Phó Chủ tịch UBND phường' });
  }, 60_000);

  test('are all there, from planning on, in order', async () => {
    const { sequence, more, changes } = await page(standing, round.id, null, null);
    expect([sequence, more]).toEqual([27, false]);
    expect(sequences(changes)).toEqual(numbers(1, 27));
    expect(changes.slice(0, 2)).toMatchObject([
      { step: 'PLAN_ROUND', part: 'ISSUER', roundStatus: 'PLANNED', status: null, scorecard: null, score: null },
      { step: 'OPEN_ROUND', part: 'ISSUER', roundStatus: 'OPEN' },
    ]);
    expect(changes[26]).toMatchObject({
      step: 'SUBMIT',
      status: 'SUBMITTED',
      scorecard: { id: round.sheets['00115'], status: 'SUBMITTED' },
    });
  });

  test('are the same by pages of any size, of the round and of a sheet', async () => {
    const sheet = round.sheets['00118']!;
    const all = await page(standing, round.id, 0, 500);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }), async (sizes) => {
        expect(await byPages(standing, round.id, sizes)).toEqual(all.changes);
        expect(await byPages(ward('00118'), sheet, sizes)).toEqual(all.changes.filter(({ scorecard }) => scorecard?.id === sheet));
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test('go on after a number, and end there where nothing came since', async () => {
    const { sequence, changes } = await page(standing, round.id, 20, null);
    expect([sequence, sequences(changes)]).toEqual([27, numbers(21, 27)]);
    expect(await page(standing, round.id, 27, null)).toMatchObject({ sequence: 27, more: false, changes: [] });
  });

  test('of sheets that are not seen are left out, and the number goes as far', async () => {
    expect(await page(ward('00118'), round.id, null, null)).toMatchObject({ sequence: 27, more: false });
    expect(sequences(await byPages(ward('00118'), round.id, [3]))).toEqual([1, 2, ...numbers(19, 26)]);
    expect((await page(chair, round.id, null, null)).changes.map(({ step }) => step)).toEqual(['PLAN_ROUND', 'OPEN_ROUND']);
    const { data } = await hub.askAs(null, 'query($id: ID!) { node(id: $id) { id } }', { id: round.id });
    expect(data.node).toBeNull();
  });

  test.each([
    ['a number below 0', 'after: -1'],
    ['a number that is still to come', 'after: 28'],
    ['no page', 'first: 0'],
    ['a page beyond 500', 'first: 501'],
  ])('refuse %s', async (_, args) => {
    for (const [type, id] of [
      ['ScoringRound', round.id],
      ['Scorecard', round.sheets['00115']],
    ]) {
      const answer = await hub.ask(`query($id: ID!) { node(id: $id) { ... on ${type} { changes(${args}) { sequence } } } }`, { id });
      expect([type, codeOf(answer), answer.errors?.[0]?.extensions['messageVi']]).toEqual([type, 'BAD_USER_INPUT', expect.any(String)]);
    }
  });

  test('cost as many statements for hundreds as for one, and over several rounds as over one', async () => {
    const other = await smallRound(player, 'Lịch sử khác', ['00115']);
    await withClient(hub.databaseUrl, async (client) => {
      const { rows } = await client.query<{ id: number }>('select id from score where scorecard_id = $1', [keyOf(other.sheets['00115']!)]);
      await leaveTrace(client, {
        round: keyOf(other.id),
        scorecard: keyOf(other.sheets['00115']!),
        scores: numbers(1, 300).map((at) => rows[at % rows.length]!.id),
        step: 'SCORE_LEAF',
        status: 'DRAFT',
        part: 'UNIT',
        note: null,
      });
    });
    const all = (first: number): string =>
      `changes(first: ${first}) { sequence round { id } changes { step scorecard { id unit { code } } score { id selfPoints } } }`;
    const ask = (ids: readonly string[]) =>
      hub.ask(
        `{ ${ids.map((id, at) => `a${at}: node(id: "${id}") { ... on ScoringRound { ${all(500)} scorecards { ${all(5)} } } }`).join(' ')} }`,
      );
    const [one, both] = [await ask([round.id]), await ask([round.id, other.id])];
    expect([one.errors, both.errors]).toEqual([undefined, undefined]);
    expect(both.data.a1.changes.changes).toHaveLength(302);
    const texts = (answer: typeof one): string[] => answer.statements.map(({ sql }) => sql);
    expect(texts(both)).toEqual(texts(one));
    expect(one.statements.length).toBeLessThanOrEqual(10);
  });
});

describe('The units of a round', () => {
  const UNITS = 'query($id: ID!) { node(id: $id) { ... on ScoringRound { units { code name validTo } scorecards { id } } } }';

  test('are told by code to whoever sees the round, also where no sheet is seen', async () => {
    const units = [
      { code: '00115', name: 'Phường Thượng Thanh' },
      { code: '00118', name: 'Phường Ngọc Thụy' },
      { code: '00121', name: 'Phường Giang Biên' },
    ];
    const seen: [Asker, number][] = [
      [chair, 0],
      [{ role: 'LEADER', unit: '01' }, 0],
      [ward('00118'), 1],
      [standing, 3],
      [{ role: 'DATA_STEWARD' }, 3],
    ];
    const closed = await smallRound(player, 'Đơn vị', WARDS);
    for (const [asker, sheets] of seen) {
      const { data, errors } = await hub.askAs(asker, UNITS, { id: closed.id });
      expect([asker, errors, data.node.units, data.node.scorecards.length]).toEqual([
        asker,
        undefined,
        units.map((unit) => expect.objectContaining(unit)),
        sheets,
      ]);
    }
    const { data } = await hub.askAs(null, UNITS, { id: closed.id });
    expect(data.node).toBeNull();
  });

  test('are nobody’s by the database alone who does not see the round', async () => {
    const keys = [keyOf(round.id)];
    const counted = (settings: string): Promise<number> =>
      withClient(hub.databaseUrl, async (client) => {
        await client.query(settings);
        const { rows } = await client.query<{ count: number }>('select count(*)::int as count from round_units($1)', [keys]);
        return rows[0]!.count;
      });
    expect(await counted(`select set_config('hub.everything', 'off', true)`)).toBe(0);
    expect(await counted(`select set_config('hub.rounds', '{${keys.join()}}', true)`)).toBe(3);
  });

  test('are read on 31 December of the year', async () => {
    const of = (year: number): string => `scoringRounds(filter: { issuer: "308", year: ${year} }) { nodes { units { code name } } }`;
    const { data } = await hub.ask(`{ a2018: ${of(2018)} a2020: ${of(2020)} }`);
    const names = ({ nodes }: { nodes: { units: { code: string; name: string }[] }[] }) =>
      nodes.flatMap(({ units }) => units).flatMap(({ code, name }) => (code === '11458' ? [name] : []));
    expect([names(data.a2018), names(data.a2020)]).toEqual([['Phường Ngọc Hải'], ['Phường Hải Sơn']]);
  });
});
