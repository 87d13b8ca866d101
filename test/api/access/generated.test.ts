import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { databaseForWriting } from '../../kit/hub.js';
import { heapMb } from '../../kit/heap.js';
import { emptyTally, openRange, send, type Range } from './generated-run.js';

/** Another seed makes other requests: FUZZ_SEED=… ; FUZZ_REQUESTS=… makes more or fewer. */
const SEED = process.env.FUZZ_SEED ?? 'cchc-hub';
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 5_000);
const WARM_UP = Math.min(1_000, REQUESTS / 5);

let range: Range;
afterAll(() => range?.close());
const database = databaseForWriting();
beforeAll(async () => {
  range = await openRange(database.url);
}, 120_000);

test(`${REQUESTS} generated requests (FUZZ_SEED=${SEED}) break nothing, show nobody what is not theirs, and leave no memory behind`, async () => {
  const tally = emptyTally();
  await send(range, SEED, [0, WARM_UP], tally);
  const before = heapMb();
  await send(range, SEED, [WARM_UP, REQUESTS], tally);
  const grown = heapMb() - before;
  expect(tally.faults.slice(0, 10)).toEqual([]);
  expect(grown).toBeLessThan(64);
  const valid = tally.outcomes.get('valid')!;
  const all = [...valid.values()].reduce((sum, count) => sum + count, 0);
  expect((valid.get('data') ?? 0) / all).toBeGreaterThan(0.5);
  const objects = Object.values(range.ground.schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  expect(objects.map(({ name }) => name).filter((name) => !tally.types.has(name))).toEqual([
    'Mutation',
    'Query',
    'RoundProgressEvent',
    'Subscription',
  ]);
}, 600_000);
