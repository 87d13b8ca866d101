import { HubError } from '../kernel/errors.js';
import type { LiveLimits } from './limits.js';
import type { ServerSettings } from './options.js';
import type { Slots } from './slots.js';
import type { Subscriptions } from './subscriptions.js';
import type { Trusted } from './trusted.js';

/** What both transports need. */
export interface Transport {
  readonly subscriptions: Subscriptions;
  readonly trusted: Trusted;
  readonly settings: Pick<ServerSettings, 'corsOrigins' | 'trustedHops'>;
  readonly limits: LiveLimits;
  /** Places for streams and WebSockets, by address. */
  readonly connections: Slots;
}

/** All places of an address are taken. */
export const tooManyConnections = (most: number): HubError =>
  new HubError(
    'RATE_LIMITED',
    {
      message: `An address may have ${most} streams and WebSockets at a time.`,
      messageVi: `Mỗi địa chỉ mạng chỉ được mở đồng thời ${most} kết nối theo dõi.`,
      hint: 'Take one WebSocket for several subscriptions.',
    },
    { limit: most },
  );

/** All places of a WebSocket are taken. */
export const tooManyHere = (most: number): HubError =>
  new HubError(
    'RATE_LIMITED',
    {
      message: `Over one WebSocket go ${most} subscriptions at a time.`,
      messageVi: `Mỗi kết nối WebSocket chỉ có tối đa ${most} luồng theo dõi cùng lúc.`,
      hint: 'End one that is no longer looked at.',
    },
    { limit: most },
  );
