import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from './kernel/refusal.js';
import { choice, number, secretUrl, setting, type Setting } from './kernel/setting.js';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const onOff = z.enum(['on', 'off', 'true', 'false']).transform((word) => word === 'on' || word === 'true');

/** Origins as a browser sends them, or `*`; an address with a path is none. */
const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .refine((list) => list.every((origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin)));
/** Keys and tokens over plain http are safe on the machine itself only. */
const safeAddress = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
});

/** A folder that is there and may be written, by this user. */
const writableFolder = z.string().refine((path) => {
  try {
    accessSync(join(path, '.'), constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
});

const SAFE_ADDRESS = 'an https address, or an http one on this machine';

/** Every setting of the hub; nothing else reads the environment. */
const settings = {
  PORT: number(4000, 0, 65_535, 'Where the hub listens; 0 takes any free port.'),
  HOST: setting(
    '127.0.0.1',
    'The address it listens on; 0.0.0.0 answers other machines too.',
    'an address or host name',
    z.string().regex(/^[\w.:-]+$/),
  ),
  DATABASE_URL: secretUrl(
    /^postgres(ql)?:$/,
    'An existing PostgreSQL ≥ 15 to use; without it the hub starts its own.',
    'an address such as postgres://user:password@host:5432/hub',
  ),
  HUB_DATA_DIR: setting('.hub', 'The folder of the hub’s own PostgreSQL.', 'a folder', z.string().min(1)),
  DEMO_DATA: setting('on', 'Whether the first start also makes demonstration data (marked demo).', 'on or off', onOff),
  LOG_LEVEL: choice('info', LEVELS, 'How much goes to the log.'),
  POOL_SIZE: number(10, 1, 80, 'Connections to the database at once, one for each request that reads.'),
  POOL_WAIT_MS: number(3_000, 1, 60_000, 'How long a request waits for a free connection before it is told UNAVAILABLE.'),
  STATEMENT_TIMEOUT_MS: number(10_000, 1, 600_000, 'The longest that one statement may take before the request is told TIMEOUT.'),
  REQUEST_TIMEOUT_MS: number(
    30_000,
    10,
    600_000,
    'The longest that a request may take, all its statements together, before it is told TIMEOUT.',
  ),
  MODE: choice(
    null,
    ['development', 'production'],
    'In production anonymous callers get no introspection and no suggestions; usually so where DATABASE_URL is set.',
  ),
  PLAYGROUND: choice(
    null,
    ['off', 'signed-in', 'on'],
    'Who gets /graphiql: nobody, who shows a credential, or all; usually on in development, signed-in in production.',
  ),
  COST_LIMIT: number(100_000, 1, 1_000_000_000, 'The most that one request may cost, as estimated before it runs.'),
  COST_PER_MINUTE: number(
    1_000_000,
    1,
    1_000_000_000,
    'The most that one viewer, or one address of anonymous ones, may spend in a minute.',
  ),
  REDIS_URL: secretUrl(
    /^rediss?:$/,
    'A Redis that several hubs count costs in; without it each counts in its memory.',
    'an address such as redis://user:password@host:6379',
  ),
  TRUSTED_ONLY: setting('off', 'Whether only the saved operations are answered.', 'on or off', onOff),
  TRUSTED_HOPS: number(0, 0, 10, 'How many proxies before the hub are believed what they say of the caller (x-forwarded-for, -proto).'),
  IMPORT_FILE_MB: number(512, 1, 10_000, 'The largest file of figures that is taken over HTTP, in MB.'),
  FILES_DIR: setting(
    null,
    'The folder of files of evidence, one for all hubs on a database; without it files in HUB_DATA_DIR.',
    'a folder that is there and may be written',
    writableFolder,
  ),
  EVIDENCE_FILE_MB: number(20, 1, 1_000, 'The largest file of evidence that is taken, in MB.'),
  CORS_ORIGINS: setting(
    null,
    'Web origins, by comma, whose pages may ask the hub; * is all of them.',
    'origins such as https://dashboard.example, by comma, or *',
    origins,
  ),
  CURSOR_SECRET: setting(
    null,
    'Seals the cursors of lists, the same for all hubs of one address; without it the hub makes its own.',
    'a text of 16 characters or more',
    z.string().min(16),
    () => '***',
  ),
  OIDC_ISSUER: setting(null, 'The OpenID Connect issuer whose tokens the hub believes, as its tokens name it.', SAFE_ADDRESS, safeAddress),
  OIDC_AUDIENCE: setting(null, 'The hub’s own name in those tokens (aud); needed with OIDC_ISSUER.', 'a name', z.string().min(1)),
  OIDC_JWKS_URL: setting(null, 'Where the issuer’s keys are; without it the issuer’s own metadata tells.', SAFE_ADDRESS, safeAddress),
  CLOCK_SKEW_S: number(60, 0, 300, 'By how many seconds the clocks of issuer and hub may differ.'),
} as const;

type Name = keyof typeof settings;
/** Null where a setting is not set and has no usual value. */
type Read = {
  readonly [Key in Name]: (typeof settings)[Key] extends Setting<infer Value, infer Usual> ? Value | Extract<Usual, null> : never;
};

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
  readonly requestTimeoutMs: number;
  /** Nothing is told to anonymous callers that only helps to look around. */
  readonly production: boolean;
  readonly playground: 'off' | 'signed-in' | 'on';
  readonly costLimit: number;
  readonly costPerMinute: number;
  /** Null: costs are counted in memory. */
  readonly redisUrl: string | null;
  readonly trustedOnly: boolean;
  readonly trustedHops: number;
  readonly importFileMb: number;
  /** Where files of evidence are kept. */
  readonly filesDir: string;
  readonly evidenceFileMb: number;
  readonly corsOrigins: readonly string[];
  /** Null: the hub makes one. */
  readonly cursorSecret: string | null;
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
    requestTimeoutMs: all.REQUEST_TIMEOUT_MS,
    ...exposure(all),
    costLimit: all.COST_LIMIT,
    costPerMinute: all.COST_PER_MINUTE,
    redisUrl: all.REDIS_URL,
    trustedOnly: all.TRUSTED_ONLY,
    trustedHops: all.TRUSTED_HOPS,
    importFileMb: all.IMPORT_FILE_MB,
    filesDir: all.FILES_DIR ?? join(all.HUB_DATA_DIR, 'files'),
    evidenceFileMb: all.EVIDENCE_FILE_MB,
    corsOrigins: all.CORS_ORIGINS ?? [],
    cursorSecret: all.CURSOR_SECRET,
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

/** The hub on its own PostgreSQL is somebody’s trial of it; on an existing one it serves others. */
function exposure({ MODE, PLAYGROUND, DATABASE_URL }: Read): Pick<Config, 'production' | 'playground'> {
  const production = MODE === null ? DATABASE_URL !== null : MODE === 'production';
  return { production, playground: PLAYGROUND ?? (production ? 'signed-in' : 'on') };
}

const hidden = (name: Name, text: string): string => (settings[name] as Setting<unknown>).shown?.(text) ?? text;

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
