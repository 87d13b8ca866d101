import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Config } from '../config.js';
import type { HubDatabase } from '../database/index.js';
import { GRANTED_ROLES, type GrantedRole } from '../modules/access/index.js';

/** Opens the database of the settings for some work, and closes it. */
export type WithDatabase = (work: (database: HubDatabase, config: Config) => Promise<void>) => Promise<void>;

/** A role with the codes of what it is bound to. */
export interface GrantWords {
  readonly role: GrantedRole;
  readonly unit?: string;
  readonly mission?: string;
}

/** Adds the words that say a grant. */
export const withGrant = (command: Command): Command =>
  command
    .addOption(new Option('--role <role>', 'what it may be').choices(GRANTED_ROLES).makeOptionMandatory())
    .option('--unit <code>', 'code of the unit, for a role at one')
    .option('--mission <code>', 'code of the mission, for OVERSIGHT');

/** A whole number above 0. */
export function positive(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

/** A calendar date. */
export function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('It must be a day such as 2026-01-31.');
}

/** An instant. */
export function instant(text: string): Date {
  const found = new Date(text);
  if (!Number.isNaN(found.getTime())) return found;
  throw new InvalidArgumentError('It must be an instant such as 2026-01-31T00:00:00+07:00.');
}
