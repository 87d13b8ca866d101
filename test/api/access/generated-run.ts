import pg from 'pg';
import { random } from '../../../src/kernel/random.js';
import { brokenRequest, wireOf, type WireRequest } from '../../kit/generator/broken.js';
import { validRequest, type GeneratedRequest, type Ground } from '../../kit/generator/valid.js';
import type { Asker } from '../../kit/hub.js';
import { insideWords, judged, rightsOf, type InsideWords, type Rights } from './generated-answers.js';
import { groundOf } from './generated-ground.js';
import { generatedHub, type GeneratedHub } from './generated-hub.js';

/** Who asks: every role, at units above, at and beside what is under way. */
const ASKERS: Readonly<Record<string, Asker>> = {
  everybody: null,
  'an officer of ward 00091': { role: 'UNIT_OFFICER', unit: '00091' },
  'an officer of district 003': { role: 'UNIT_OFFICER', unit: '003' },
  'a leader of district 306': { role: 'LEADER', unit: '306' },
  'a leader of city 01': { role: 'LEADER', unit: '01' },
  'an appraiser of 004.noi-vu': { role: 'APPRAISER', unit: '004.noi-vu' },
  'oversight of Đồ Sơn': { role: 'OVERSIGHT', mission: '31.hdnd-CCHC-2016-2021-308' },
  'a surveyor of city 01': { role: 'SURVEYOR', unit: '01' },
  'a data steward': { role: 'DATA_STEWARD' },
  'an administrator': { role: 'ADMIN' },
};

/** Who asks, with the proof and the rights of it. */
interface Caller {
  readonly name: string;
  readonly authorization: string | undefined;
  readonly rights: Rights;
}

/** A running hub, what requests are made from, and what their answers are held to. */
export interface Range {
  readonly hub: GeneratedHub;
  readonly ground: Ground;
  readonly callers: readonly Caller[];
  readonly inside: InsideWords;
  close(): Promise<void>;
}

/** Opens a hub on a database that may be written to. */
export async function openRange(databaseUrl: string): Promise<Range> {
  const hub = await generatedHub(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const callers: Caller[] = [];
    for (const [name, asker] of Object.entries(ASKERS))
      callers.push({ name, authorization: await hub.tokenOf(asker), rights: await rightsOf(client, asker) });
    return { hub, ground: await groundOf(hub, client), callers, inside: await insideWords(client), close: () => hub.close() };
  } finally {
    await client.end();
  }
}

/** A request of a run, made from the seed and its number alone. */
interface Shot {
  readonly number: number;
  readonly caller: Caller;
  /** `valid`, or what is wrong with it. */
  readonly kind: string;
  readonly wire: WireRequest;
  readonly request: GeneratedRequest;
  /** Sent three times, so that the third is answered by compiled code. */
  readonly again: boolean;
}

export function shotOf({ ground, callers }: Range, seed: string, number: number): Shot {
  const chance = random(`${seed}/${number}`);
  const caller = chance.pick(callers);
  const request = validRequest(ground, chance);
  if (chance.chance(0.5)) return { number, caller, request, again: false, ...brokenRequest(request, chance, ground.pool) };
  return { number, caller, request, kind: 'valid', wire: wireOf(request), again: isSteady(request) && chance.chance(0.1) };
}

/** Whether the same request has the same answer every time: the journal grows meanwhile. */
const isSteady = ({ text, types }: GeneratedRequest): boolean => text.startsWith('query') && !types.has('AuditEntryConnection');

/** What came of a run. */
export interface Tally {
  /** How often each kind of request had each outcome. */
  readonly outcomes: Map<string, Map<string, number>>;
  /** Object types that valid requests selected from. */
  readonly types: Set<string>;
  /** The slowest requests, the slowest first: milliseconds and a text. */
  readonly slowest: { readonly ms: number; readonly what: string }[];
  /** What was wrong, with the request that it came from; none is hoped for. */
  readonly faults: string[];
}

export const emptyTally = (): Tally => ({ outcomes: new Map(), types: new Set(), slowest: [], faults: [] });

/** Sends the requests with numbers from `from` to before `to`, some at once, into a tally. */
export async function send(range: Range, seed: string, [from, to]: readonly [number, number], tally: Tally, atOnce = 6): Promise<void> {
  let next = from;
  const one = async (): Promise<void> => {
    while (next < to) {
      const number = next;
      next += 1;
      await fire(range, shotOf(range, seed, number), tally);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  tally.faults.push(...range.hub.complaints().map((line) => `the log: ${line.slice(0, 3_000)}`));
}

async function fire({ hub, inside }: Range, shot: Shot, tally: Tally): Promise<void> {
  const { wire, caller, kind, request } = shot;
  const started = performance.now();
  const answer = await hub.send(wire, caller.authorization);
  const ms = performance.now() - started;
  const { outcome, faults, data } = judged(answer, { body: wire.body + wire.search, rights: caller.rights, inside });
  const outcomes = tally.outcomes.get(kind) ?? new Map<string, number>();
  tally.outcomes.set(kind, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1));
  if (kind === 'valid') for (const type of request.types) tally.types.add(type);
  tally.faults.push(...faults.map((fault) => `${fault} · ${described(shot)}`));
  noteSlow(tally, ms, shot);
  if (shot.again && data !== undefined) {
    for (let time = 2; time <= 3; time += 1) {
      const other = await hub.send(wire, caller.authorization);
      if (stripped(other.text) !== stripped(answer.text))
        tally.faults.push(`another answer the ${time}. time: ${difference(answer.text, other.text)} · ${described(shot)}`);
    }
  }
}

const KEPT = 5;

function noteSlow({ slowest }: Tally, ms: number, shot: Shot): void {
  if (slowest.length === KEPT && slowest[KEPT - 1]!.ms >= ms) return;
  slowest.push({ ms, what: described(shot) });
  slowest.sort((one, other) => other.ms - one.ms);
  slowest.length = Math.min(KEPT, slowest.length);
}

function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `…${one.slice(Math.max(0, at - 60), at + 120)}… and …${other.slice(Math.max(0, at - 60), at + 120)}…`;
}

const described = ({ number, caller, kind, wire }: Shot): string =>
  `request ${number} (${kind}) of ${caller.name}: ${wire.method} ${wire.search.slice(0, 300)} ${wire.body.slice(0, 2_000)}`;

/**
 * What has to be the same every time: the data, and whether something failed. Where several fields fail below one that may not be
 * null, any of them may be the one that is told.
 */
function stripped(text: string): string {
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  return JSON.stringify({ data, failed: errors !== undefined });
}
