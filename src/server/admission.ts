import type { GraphQLSchema } from 'graphql';
import { badInput, HubError } from '../kernel/errors.js';
import { ANONYMOUS, type Viewer } from '../kernel/viewer.js';
import type { Asked } from './asked.js';
import { purseOf, type Balance, type Budgets } from './budgets.js';
import { BASE_WORK } from './cost.rows.js';
import { estimate, type Estimate } from './cost.js';
import { documentReader, type ReadDocument } from './documents.js';
import { variablesRefusal } from './limits.js';
import type { HubServerOptions, ServerSettings } from './options.js';
import type { Sender } from './sender.js';
import { isStranger, signInFirst } from './strangers.js';

/** What a request costs and what its sender has left; `extensions.cost` of the answer. */
export interface Charge {
  /** What the request was estimated to cost. */
  readonly requested: number;
  /** What the sender may spend in a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** When `remaining` is `limit` again. */
  readonly resetsAt: string;
}

export interface Admitted {
  readonly charge: Charge;
  /** Why the request is not answered; null where it is. */
  readonly refusal: HubError | null;
}

export interface Admission {
  admit(asked: Asked, sender: Sender, viewer: Viewer): Promise<Admitted>;
  /** Charges what was admitted once more: the next event of a subscription costs what the first did. */
  again(cost: number, sender: Sender, viewer: Viewer): Promise<Admitted>;
  /** Charges the address of a request whose credential proves nobody, so that nobody tries out many; fails where it has nothing left. */
  unknown(sender: Sender): Promise<void>;
}

type Settings = Pick<ServerSettings, 'costLimit' | 'costPerMinute' | 'trustedOnly' | 'production'>;

/** Decides what is answered before anything of it runs: what is small enough, what this viewer may ask, and what it can pay. */
export function admission(schema: GraphQLSchema, settings: Settings, budgets: Budgets): Admission {
  const read = documentReader();
  const { costPerMinute, trustedOnly, production } = settings;
  const limit = Math.min(settings.costLimit, costPerMinute);

  function refusalOf(asked: Asked, { refusal, introspects }: ReadDocument, { byGet }: Sender, viewer: Viewer): HubError | null {
    if (trustedOnly && !asked.trusted) return onlyTrusted();
    if (refusal) return refusal;
    if (!isStranger(viewer, production)) return null;
    if (introspects) return signInFirst('The schema is shown to signed-in callers only.', 'Lược đồ chỉ hiển thị cho người đã đăng nhập.');
    return byGet && !asked.trusted ? onlyTrustedByGet() : null;
  }

  async function admit(asked: Asked, sender: Sender, viewer: Viewer): Promise<Admitted> {
    const { text, trusted, operationName } = asked;
    const variables = asked.variables ?? {};
    const document = text === null ? null : read(text, trusted);
    let refusal = asked.refusal ?? (document && refusalOf(asked, document, sender, viewer)) ?? variablesRefusal(variables, sender.size);
    const estimated =
      document?.document && !refusal ? estimate(schema, { document: document.document, operationName, variables }) : NOTHING;
    if (estimated.cost > limit) refusal = tooDear(estimated, limit);
    const balance = await budgets.spend(purseOf(viewer, sender), refusal ? BASE_WORK : estimated.cost);
    const charge = chargeOf(estimated.cost, costPerMinute, balance);
    return { charge, refusal: balance.overdrawn ? spent(estimated, costPerMinute, balance) : refusal };
  }

  async function again(cost: number, sender: Sender, viewer: Viewer): Promise<Admitted> {
    const balance = await budgets.spend(purseOf(viewer, sender), cost);
    const charge = chargeOf(cost, costPerMinute, balance);
    return { charge, refusal: balance.overdrawn ? spent({ ...NOTHING, cost }, costPerMinute, balance) : null };
  }

  async function unknown(sender: Sender): Promise<void> {
    const balance = await budgets.spend(purseOf(ANONYMOUS, sender), BASE_WORK);
    if (balance.overdrawn) throw spent(NOTHING, costPerMinute, balance);
  }

  return { admit, again, unknown };
}

const NOTHING: Estimate = { cost: BASE_WORK, dearest: { path: '', cost: 0 } };

/** Who holds a credential; whoever tries out credentials pays for it. */
export async function holderOf(
  { viewerOf, admission }: Pick<HubServerOptions, 'viewerOf'> & { readonly admission: Admission },
  authorization: string | undefined,
  sender: Sender,
): Promise<Viewer> {
  try {
    return await viewerOf(authorization);
  } catch (error) {
    await admission.unknown(sender);
    throw error;
  }
}

const chargeOf = (requested: number, limit: number, { remaining, refillsIn }: Balance): Charge => ({
  requested,
  limit,
  remaining,
  resetsAt: new Date(Date.now() + refillsIn).toISOString(),
});

function tooDear({ cost, dearest }: Estimate, limit: number): HubError {
  return new HubError(
    'COST_EXCEEDED',
    {
      message: `This query may cost ${cost}, of which ${dearest.path} alone ${dearest.cost}; a request may cost ${limit}.`,
      messageVi: `Truy vấn này có thể tốn ${cost}, riêng ${dearest.path} tốn ${dearest.cost}; mỗi yêu cầu chỉ được tốn ${limit}.`,
      hint: `Ask for fewer rows at ${dearest.path}: a smaller first, fewer units or years, and go on with the cursor.`,
    },
    { cost, limit, path: dearest.path },
  );
}

function spent({ cost, dearest }: Estimate, limit: number, { refillsIn }: Balance): HubError {
  const seconds = Math.ceil(refillsIn / 1000);
  const path = dearest.path && `, most of it for ${dearest.path}`;
  return new HubError(
    'RATE_LIMITED',
    {
      message: `This query may cost ${cost}${path}; the ${limit} of this minute are spent.`,
      messageVi: `Truy vấn này có thể tốn ${cost}; hạn mức ${limit} của phút này đã dùng hết.`,
      hint: `Come again in ${seconds} s, or ask for fewer rows.`,
    },
    { cost, limit, retryAfter: seconds },
  );
}

const onlyTrusted = (): HubError =>
  new HubError('FORBIDDEN', {
    message: 'This hub answers its saved operations only.',
    messageVi: 'Máy chủ này chỉ trả lời các truy vấn đã lưu.',
    hint: 'Send one of schema/operations, or its hash of schema/generated/trusted.json.',
  });

const onlyTrustedByGet = (): HubError =>
  badInput({
    message: 'By GET anonymous callers may ask saved operations only.',
    messageVi: 'Với GET, người chưa đăng nhập chỉ được dùng các truy vấn đã lưu.',
    hint: 'Send this text by POST, or the hash of a saved operation.',
  });
