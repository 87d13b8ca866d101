import type pg from 'pg';
import { parseGlobalId } from '../../../src/kernel/global-id.js';
import type { Asker } from '../../kit/hub.js';
import type { WireAnswer } from './generated-hub.js';
import { oracle, type Protected } from './oracle.js';

/** Codes that the contract names. */
const CODES = new Set(
  `BAD_USER_INPUT UNAUTHENTICATED FORBIDDEN NOT_FOUND AMBIGUOUS_UNIT CONFLICT STALE_VERSION RULE_VIOLATION DEADLINE_PASSED
  COST_EXCEEDED TOO_DEEP RATE_LIMITED TIMEOUT UNAVAILABLE`.split(/\s+/),
);

const TYPES: readonly Protected[] = ['ScoringRound', 'Scorecard', 'Score', 'Evidence', 'Dossier', 'QualityFinding'];
/** Rows of these types are for administrators only. */
const ADMINISTERED = new Set(['Account', 'AccountRole', 'AuditEntry', 'ServiceKey']);

/** What an asker may be shown. */
export interface Rights {
  /** Keys of the rows of each protected type. */
  readonly rows: ReadonlyMap<string, ReadonlySet<string>>;
  readonly administers: boolean;
}

/** The rights of an asker as plain SQL finds them. */
export async function rightsOf(client: pg.Client, asker: Asker): Promise<Rights> {
  const rows = new Map<string, Set<string>>();
  for (const type of TYPES) rows.set(type, await oracle(client, asker, type));
  return { rows, administers: asker !== null && [asker].flat().some(({ role }) => role === 'ADMIN') };
}

/** Words that only the inside of the hub has. */
export type InsideWords = RegExp;

/** Names of tables and columns, as far as no field or argument could be called the same. */
export async function insideWords(client: pg.Client): Promise<InsideWords> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct name from (select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
       union select attname from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and a.attnum > 0) names
     where name like '%\\_%' and name not like '.%'`,
  );
  const names = rows.map(({ name }) => name.replaceAll(/[^\w]/g, '.')).join('|');
  return new RegExp(
    String.raw`\b(?:${names})\b|\bselect\b.*\bfrom\b|\binsert into\b|\b(?:relation|column|constraint|operator) \\?"|near \\"|\bSQL|\bat \S+ \(|:\d+:\d+\)|file://|node_modules|\.[tj]s\b|/(?:src|dist)/|stacktrace|TypeError|pg_`,
  );
}

export interface Verdict {
  /** `data`, `data and errors`, or the code of the first error. */
  readonly outcome: string;
  /** What is wrong with the answer, in English; usually nothing. */
  readonly faults: readonly string[];
  readonly data: unknown;
}

interface Sent {
  readonly body: string;
  readonly rights: Rights;
  readonly inside: InsideWords;
}

/** Holds an answer to what every answer has to keep. */
export function judged({ status, text }: WireAnswer, sent: Sent): Verdict {
  const faults: string[] = status >= 500 ? [`HTTP ${status}`] : [];
  let answer: { data?: unknown; errors?: readonly AnswerError[] };
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    return { outcome: 'not JSON', faults: [...faults, `not JSON: ${text.slice(0, 200)}`], data: undefined };
  }
  const { data, errors } = answer;
  for (const error of errors ?? []) faults.push(...errorFaults(error, sent));
  for (const id of idsOf(data)) if (!isTheirs(id, sent.rights)) faults.push(`a leak: ${Buffer.from(id, 'base64url').toString()}`);
  if (!errors && (data === undefined || data === null)) faults.push('neither data nor errors');
  const code = errors?.[0]?.extensions?.code ?? 'no code';
  const hasData = data !== undefined && data !== null;
  return { outcome: errors ? (hasData ? 'data and errors' : code) : 'data', faults, data };
}

interface AnswerError {
  readonly message?: unknown;
  readonly extensions?: { readonly code?: string; readonly messageVi?: unknown; readonly id?: string };
}

function errorFaults(error: AnswerError, { body, inside }: Sent): string[] {
  const { code, messageVi, id } = error.extensions ?? {};
  const faults: string[] = [];
  if (code === undefined || !CODES.has(code)) faults.push(`the code ${code}${id ? ` (${id})` : ''}`);
  if (typeof messageVi !== 'string' || messageVi === '') faults.push('no messageVi');
  if (typeof error.message !== 'string' || error.message === '') faults.push('no message');
  const [word] = inside.exec(JSON.stringify(error)) ?? [];
  if (word !== undefined && !body.includes(word)) faults.push(`words of the inside: ${word}`);
  return faults;
}

/** Every id in an answer, wherever it stands. */
function* idsOf(data: unknown): Generator<string> {
  if (Array.isArray(data)) for (const item of data) yield* idsOf(item);
  else if (typeof data === 'object' && data !== null) {
    for (const [name, value] of Object.entries(data)) {
      if (name === 'id' && typeof value === 'string') yield value;
      else yield* idsOf(value);
    }
  }
}

function isTheirs(id: string, { rows, administers }: Rights): boolean {
  const parsed = parseGlobalId(id);
  if (!parsed) return true;
  if (ADMINISTERED.has(parsed.type)) return administers;
  return rows.get(parsed.type)?.has(parsed.key.split('@', 1)[0]!) ?? true;
}
