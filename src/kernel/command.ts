import type { Client } from 'pg';
import { audit } from './audit.js';

/** A connection inside a transaction, which whoever gave it ends. */
export type CommandClient = Client;

/** How a transaction differs from the usual. */
export interface TransactionTerms {
  /** Each statement sees what others committed before it: for work that locks what it changes. Usually all of it sees one state. */
  readonly readCommitted?: boolean;
  /** The longest that one statement may take; 0 is without end. */
  readonly statementTimeoutMs?: number;
  /** Whoever sees a row sees it before and after: nobody's scope has to be computed anew. */
  readonly keepsScopes?: boolean;
}

/** Runs work in one transaction on a connection of its own: all of it is done, or nothing. The work may run more than once. */
export type Transaction = <Result>(work: (client: CommandClient) => Promise<Result>, terms?: TransactionTerms) => Promise<Result>;

/** Who runs a command. */
export interface Commander {
  readonly actor: string;
  /** Null where no request asked for it. */
  readonly requestId: string | null;
}

/** What a command works with; it may be tried again from the start, so it keeps nothing outside the database. */
export interface CommandRun extends Commander {
  readonly client: CommandClient;
}

/** What came of a command, for the caller and for the audit row. */
export interface Done<Result> {
  readonly result: Result;
  /** What it changed: a natural key, or a summary such as `12 statements`. */
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Runs a command by its name, such as `access.grantRole`; its audit row stands in the same transaction. */
export type RunCommand = <Result>(
  name: string,
  work: (run: CommandRun) => Promise<Done<Result>>,
  terms?: TransactionTerms,
) => Promise<Result>;

/** Runs commands of somebody. */
export const commandsOf =
  (transaction: Transaction, commander: Commander): RunCommand =>
  (name, work, terms) =>
    transaction(async (client) => {
      const { result, ...done } = await work({ client, ...commander });
      await audit(client, { ...commander, command: name, ...done });
      return result;
    }, terms);
