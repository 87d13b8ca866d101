import type { OpenReads } from './options.js';

/** Reads that can leave their snapshot for a new one. */
export interface RenewableReads extends OpenReads {
  /** Ends the snapshot; the next read opens another. */
  renew(): Promise<void>;
}

/** Reads of one snapshot after another; `open` sends nothing by itself. */
export function renewableReads(open: () => OpenReads): RenewableReads {
  let current = open();
  return {
    get scope() {
      return current.scope;
    },
    rows: (statement) => current.rows(statement),
    close: () => current.close(),
    async renew() {
      await current.close();
      current = open();
    },
  };
}
