import { HubError, type ErrorCode } from '../kernel/errors.js';

/** How many levels of fields a query may have: the deepest operation of a dashboard has 8. */
export const DEEPEST = 15;
/** How deep brackets of any kind may stand in each other; beyond it a parser runs out of stack. */
export const DEEPEST_NESTING = 200;
/** The largest operation of a dashboard has about 250 tokens. */
export const MOST_TOKENS = 10_000;
/** Over all levels, fragments counted wherever they are spread; checking that equal names agree takes its square. */
export const MOST_SELECTIONS = 2_000;
/** Over all levels, fragments counted wherever they are spread. */
export const MOST_ALIASES = 100;
/** Of one operation, fragments counted wherever they are spread. */
export const MOST_ROOT_FIELDS = 50;
/** As written in the document. */
export const MOST_DIRECTIVES = 50;
/** Operations and fragments of a document. */
export const MOST_DEFINITIONS = 100;
/** In bytes of JSON: the codes of all communes at once have 100,000, a thousand dossiers about 400,000. */
export const LARGEST_VARIABLES = 512 * 1024;
/** In bytes, of a request's body. */
export const LARGEST_BODY = 1024 * 1024;
/** Of an answer; what else went wrong is counted. */
export const MOST_ERRORS = 10;
/** In milliseconds, until all headers are there. */
export const SLOWEST_HEADERS = 5_000;
/** In milliseconds, until the whole request is there; of a file of figures see SLOWEST_UPLOAD. */
export const SLOWEST_REQUEST = 10_000;
/** In milliseconds, until a whole file of figures is there. */
export const SLOWEST_UPLOAD = 900_000;

/** In bytes, of a message over a WebSocket. */
export const LARGEST_MESSAGE = 256 * 1024;
/** In bytes, that were sent over a WebSocket and not taken: beyond it the connection is cut. */
export const MOST_UNREAD = 16 * 1024 * 1024;

/** How much subscriptions may take, and how long they wait. */
export interface LiveLimits {
  /** Subscriptions of a viewer, or of an address of anonymous ones. */
  readonly perViewer: number;
  /** Subscriptions over one WebSocket. */
  readonly perConnection: number;
  /** Streams and WebSockets of an address. */
  readonly perAddress: number;
  /** Events that are answered at the same time, so that queries find connections to the database too. */
  readonly atOnce: number;
  /** In milliseconds: how often an idle connection shows that it is alive. */
  readonly heartbeatMs: number;
  /** In milliseconds: how often an idle subscription looks whether its credential still proves somebody. */
  readonly recheckMs: number;
  /** In milliseconds: how long a client may leave unread what was sent. */
  readonly patienceMs: number;
}

export const LIVE_LIMITS: LiveLimits = {
  perViewer: 100,
  perConnection: 20,
  perAddress: 200,
  atOnce: 4,
  heartbeatMs: 12_000,
  recheckMs: 15_000,
  patienceMs: 20_000,
};

/** More of something than a document may have. */
export function tooMuch(code: ErrorCode, what: string, whatVi: string, limit: number, hint: string): HubError {
  const most = limit.toLocaleString('en');
  return new HubError(
    code,
    { message: `A query may have ${most} ${what}; this one has more.`, messageVi: `Truy vấn chỉ được có tối đa ${limit} ${whatVi}.`, hint },
    { limit },
  );
}

/**
 * Why variables are not taken: larger than any question needs, or with a letter that no database keeps; null for others. `size`
 * is what the whole body has, an upper bound.
 */
export function variablesRefusal(variables: object, size: number): HubError | null {
  return lettersRefusal(variables) ?? (size > LARGEST_VARIABLES && jsonSize(variables) > LARGEST_VARIABLES ? tooLarge() : null);
}

/** U+0000 is a letter of JSON and of GraphQL, and of no text in PostgreSQL. */
export const NUL = '\u0000';

export const nulRefusal = (): HubError =>
  new HubError('BAD_USER_INPUT', {
    message: 'A text of this request holds the letter U+0000, which no text of the hub has.',
    messageVi: 'Một chuỗi trong yêu cầu chứa ký tự U+0000 không hợp lệ.',
    hint: 'Take it out.',
  });

/** Looks at every text, and how deep they are nested, without recursion: what comes after may have it. */
function lettersRefusal(variables: object): HubError | null {
  const left: [value: unknown, depth: number][] = [[variables, 0]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string' && value.includes(NUL)) return nulRefusal();
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST)
      return tooMuch('TOO_DEEP', 'levels in its variables', 'cấp trong biến', DEEPEST, 'No input of the hub is nested so deep.');
    for (const inner of Object.values(value)) left.push([inner, depth + 1]);
  }
  return null;
}

const tooLarge = (): HubError =>
  new HubError(
    'COST_EXCEEDED',
    {
      message: `The variables of a request may have ${LARGEST_VARIABLES / 1024} KB of JSON; these have more.`,
      messageVi: `Các biến của yêu cầu chỉ được có tối đa ${LARGEST_VARIABLES / 1024} KB JSON.`,
      hint: 'Name fewer codes at once, or a unit above them.',
    },
    { limit: LARGEST_VARIABLES },
  );

const jsonSize = (value: object): number => Buffer.byteLength(JSON.stringify(value));
