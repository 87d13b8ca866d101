import type { RunCommand } from './command.js';
import type { Loaders } from './loaders.js';
import type { Reads } from './reads.js';
import type { Viewer } from './viewer.js';
import type { Watches } from './watch.js';

/** What every resolver gets: one of it per request, and per event of a subscription. */
export interface RequestContext {
  readonly viewer: Viewer;
  readonly reads: Reads;
  readonly loaders: Loaders<Reads>;
  /** Today in Asia/Ho_Chi_Minh, as `YYYY-MM-DD`; the same for the whole request. */
  readonly today: string;
  /** When the request came: what deadlines are kept by. */
  readonly now: Date;
  readonly requestId: string;
  /** Runs a command of the viewer; what is read afterwards sees what it wrote. */
  readonly command: RunCommand;
  /** Tells of unpublished rounds that a command has made for the viewer, whose scope was known before they were. */
  readonly alsoSees: (rounds: readonly number[]) => Promise<void>;
  /** Looks at things with the hub’s own eyes, for subscriptions: a sighting says that something changed, and who may see what is for the event. */
  readonly watches: Watches<Reads>;
  /** Called by whoever puts a row of the demo generator into the answer; the answer then carries `extensions.demo`. */
  readonly holdsDemo: () => void;
}
