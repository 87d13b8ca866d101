import { z } from 'zod';
import { Refusal } from './kernel/refusal.js';

/** One setting: an environment variable, what it may hold and what it means. */
interface Setting<Value> {
  /** What it is when it is not set; null where it then simply is not. */
  readonly usual: string | null;
  readonly meaning: string;
  /** What it may hold, as a sentence says it after "must be". */
  readonly expected: string;
  readonly reads: z.ZodType<Value, string>;
}

const setting = <Value>(usual: string | null, meaning: string, expected: string, reads: z.ZodType<Value, string>): Setting<Value> => ({
  usual,
  meaning,
  expected,
  reads,
});

const whole = (least: number, most: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most);

const number = (usual: number, least: number, most: number, meaning: string): Setting<number> =>
  setting(String(usual), meaning, `a whole number from ${least} to ${most}`, whole(least, most));

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const postgresUrl = z.string().refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol));

/** Keys and tokens over plain http are safe on the machine itself only. */
const safeAddress = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
});

const SAFE_ADDRESS = 'an https address, or an http one on this machine';

const onOff = z.enum(['on', 'off']).transform((word) => word === 'on');

/** Every setting of the hub; nothing else reads the environment. */
const settings = {
  PORT: number(4000, 0, 65_535, 'Where the hub listens; 0 takes any free port.'),
  HOST: setting(
    '127.0.0.1',
    'The address it listens on; 0.0.0.0 answers other machines too.',
    'an address or host name',
    z.string().regex(/^[\w.:-]+$/),
  ),
  DATABASE_URL: setting(
    null,
    'An existing PostgreSQL ≥ 15 to use; without it the hub starts its own.',
    'an address such as postgres://user:password@host:5432/hub',
    postgresUrl,
  ),
  HUB_DATA_DIR: setting('.hub', 'The folder of the hub’s own PostgreSQL.', 'a folder', z.string().min(1)),
  DEMO_DATA: setting('on', 'Whether the first start also makes demonstration data (marked demo).', 'on or off', onOff),
  LOG_LEVEL: setting('info', 'How much goes to the log.', `one of ${LEVELS.join(', ')}`, z.enum(LEVELS)),
  POOL_SIZE: number(10, 1, 80, 'Connections to the database at once, one for each request that reads.'),
  POOL_WAIT_MS: number(3_000, 1, 60_000, 'How long a request waits for a free connection before it is told UNAVAILABLE.'),
  STATEMENT_TIMEOUT_MS: number(10_000, 1, 600_000, 'The longest that one statement may take before the request is told TIMEOUT.'),
  OIDC_ISSUER: setting(null, 'The OpenID Connect issuer whose tokens the hub believes, as its tokens name it.', SAFE_ADDRESS, safeAddress),
  OIDC_AUDIENCE: setting(null, 'The hub’s own name in those tokens (aud); needed with OIDC_ISSUER.', 'a name', z.string().min(1)),
  OIDC_JWKS_URL: setting(null, 'Where the issuer’s keys are; without it the issuer’s own metadata tells.', SAFE_ADDRESS, safeAddress),
  CLOCK_SKEW_S: number(60, 0, 300, 'By how many seconds the clocks of issuer and hub may differ.'),
} as const;

type Name = keyof typeof settings;
type Read = { readonly [Key in Name]: (typeof settings)[Key] extends Setting<infer Value> ? Value : never };

/** The settings that the hub runs with. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Null: the hub runs its own PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly logLevel: (typeof LEVELS)[number];
  readonly poolSize: number;
  readonly poolWaitMs: number;
  readonly statementTimeoutMs: number;
  /** Whose tokens are believed; null: nobody’s but, on the hub’s own PostgreSQL, the development issuer’s. */
  readonly oidc: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string | null } | null;
  readonly clockSkewS: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads all settings; a Refusal names every one that is wrong, what was expected and what came. */
export function readConfig(environment: Environment = process.env): Config {
  const complaints: string[] = [];
  const read = (name: Name): unknown => {
    const { usual, expected, reads } = settings[name] as Setting<unknown>;
    const text = environment[name]?.trim() || usual;
    if (text === null) return null;
    const result = reads.safeParse(text);
    if (!result.success) complaints.push(`${name} must be ${expected}; ${JSON.stringify(hidden(name, text))} came.`);
    return result.data;
  };
  const all = Object.fromEntries(names.map((name) => [name, read(name)])) as Read;
  const oidc = oidcOf(all.OIDC_ISSUER, all.OIDC_AUDIENCE, all.OIDC_JWKS_URL);
  if (oidc === undefined) complaints.push('OIDC_ISSUER and OIDC_AUDIENCE must be set together, and OIDC_JWKS_URL only with them.');
  if (complaints.length > 0)
    throw new Refusal(complaints.join('\n'), 'Set or unset these; `hub config` lists all settings and what they mean.', { exitCode: 2 });
  return {
    port: all.PORT,
    host: all.HOST,
    databaseUrl: all.DATABASE_URL,
    dataDir: all.HUB_DATA_DIR,
    demo: all.DEMO_DATA,
    logLevel: all.LOG_LEVEL,
    poolSize: all.POOL_SIZE,
    poolWaitMs: all.POOL_WAIT_MS,
    statementTimeoutMs: all.STATEMENT_TIMEOUT_MS,
    oidc: oidc ?? null,
    clockSkewS: all.CLOCK_SKEW_S,
  };
}

/** The issuer that is believed, null for none; undefined where one setting lacks another. */
function oidcOf(issuer: string | null, audience: string | null, jwksUrl: string | null): Config['oidc'] | undefined {
  if (issuer !== null && audience !== null) return { issuer, audience, jwksUrl };
  return issuer === null && audience === null && jwksUrl === null ? null : undefined;
}

const names = Object.keys(settings) as Name[];

/** An address without its password; what cannot be read as an address is not shown at all. */
function hidden(name: Name, text: string): string {
  if (name !== 'DATABASE_URL') return text;
  if (!URL.canParse(text)) return '(not an address)';
  const url = new URL(text);
  if (url.password) url.password = '***';
  return url.href;
}

/** A row of the list of settings. */
export interface SettingLine {
  readonly name: string;
  readonly usual: string;
  /** What it is now; no password in it. */
  readonly now: string;
  readonly meaning: string;
}

/** Every setting with its usual and its present value, for people. */
export function settingLines(environment: Environment = process.env): readonly SettingLine[] {
  return names.map((name) => {
    const usual = settings[name].usual ?? '(none)';
    const text = environment[name]?.trim();
    return { name, usual, now: text ? hidden(name, text) : usual, meaning: settings[name].meaning };
  });
}
