import { clientReads } from '../../kernel/client-reads.js';
import type { CommandClient, CommandRun, Done } from '../../kernel/command.js';
import type { Viewer } from '../../kernel/viewer.js';
import { setDrafted, setPublished } from '../access/index.js';
import { copySet } from './criteria-set-copy.commands.js';
import type { CriteriaSetDraft, EquivalenceDraft, StandingSet } from './criteria-set.draft.js';
import { leavesOfSet, lockedSets, lockedVersions, type LockedSet } from './criteria-set-life.query.js';
import {
  alreadyDrafted,
  complain,
  followsNothingIssued,
  notADraft,
  notIssued,
  notYoursToDraft,
  notYoursToPublish,
  setFixed,
  setUnknown,
} from './criteria-set-refusal.js';
import { endSets, issueSets } from './criteria-set.commands.js';
import { removeDraft } from './criteria-set-removal.commands.js';
import { storeCriteriaSets, storeEquivalences } from './criteria-set-store.commands.js';
import { leavesOf } from './criterion-tree.rules.js';
import { yearsComplaints } from './draft-complaint.rules.js';
import { completeLinks } from './set-links.js';
import { standingSets } from './standing-set.query.js';

/** A draft that somebody writes. */
export interface DraftOrder {
  readonly viewer: Viewer;
  readonly draft: CriteriaSetDraft;
  /** Whether a draft of the same version may go for it. */
  readonly replace: boolean;
}

const nameOf = ({ code, version }: Pick<LockedSet, 'code' | 'version'>): string => `${code} v${version}`;
const isIssued = ({ status }: LockedSet): boolean => status === 'PUBLISHED' || status === 'RETIRED';

/**
 * Writes a whole set as a draft, in the place of one that is there where that is wanted. FORBIDDEN where the code is of another unit,
 * CONFLICT for a draft that is not to be replaced, RULE_VIOLATION for a version that is no draft any more.
 */
export async function draftSet({ client }: CommandRun, { viewer, draft, replace }: DraftOrder): Promise<Done<number>> {
  const versions = await lockedVersions(clientReads(client), draft.code);
  if (versions.some(({ issuer }) => issuer !== null && !setDrafted(viewer, issuer))) throw notYoursToDraft();
  const there = versions.find(({ version }) => version === draft.version);
  if (there && there.status !== 'DRAFT') throw setFixed(nameOf(there), there.status);
  if (there && !replace) throw alreadyDrafted(nameOf(there));
  const before = there && (await contentOf(client, there.key));
  if (there) await removeDraft(client, there.key);
  const after = await linked(client, draft, versions);
  // What replaces demonstration data rests on it.
  const [key] = await storeCriteriaSets(client, [{ ...after, demo: before?.demo ?? false, ...(there && { key: there.key }) }]);
  return { result: key!, subject: nameOf(draft), ...(before && { before }), after };
}

const contentOf = async (client: CommandClient, key: number): Promise<StandingSet> =>
  (await standingSets(clientReads(client), [key]))[0]!.set;

/** The draft with its links made complete; as it is where it follows nothing. */
async function linked(client: CommandClient, draft: CriteriaSetDraft, versions: readonly LockedSet[]): Promise<CriteriaSetDraft> {
  const { follows } = draft;
  if (!follows) return draft;
  const older = versions.find((set) => set.version === follows.version && set.version < draft.version && isIssued(set));
  if (!older) throw followsNothingIssued(nameOf(draft), follows.version);
  const leaves = await leavesOfSet(clientReads(client), older.key);
  return { ...draft, follows: { ...follows, links: completeLinks(follows.links, leavesOf(draft.fields ?? []), leaves) } };
}

/** A new version of a set, with what is another in it. */
export interface VersionOrder {
  readonly viewer: Viewer;
  readonly set: number;
  readonly today: string;
  readonly name: string | null;
  readonly effectiveFromYear: number | null;
  /** What leaves say that do not follow the one of their code as SAME. */
  readonly links: readonly (EquivalenceDraft & { readonly newer: string })[];
}

/** Copies an issued set into a draft of the next version, in which each leaf follows itself as SAME where nothing else is said. */
export async function newSetVersion({ client }: CommandRun, order: VersionOrder): Promise<Done<number>> {
  const reads = clientReads(client);
  const old = await lockedSet(client, order.set);
  if (!setDrafted(order.viewer, old.issuer ?? NOBODY)) throw notYoursToDraft();
  if (!isIssued(old)) throw notIssued(nameOf(old), old.status);
  const version = Math.max(...(await lockedVersions(reads, old.code)).map((set) => set.version)) + 1;
  const leaves = await leavesOfSet(reads, old.key);
  const otherwise = new Map(order.links.map((link) => [link.newer, link]));
  const same = leaves.filter(({ code }) => !otherwise.has(code)).map(({ code }) => ({ kind: 'SAME' as const, newer: code, older: code }));
  const links = completeLinks([...same, ...order.links], leaves, leaves);
  const effectiveFromYear = order.effectiveFromYear ?? Math.max(Number(order.today.slice(0, 4)), (old.effectiveToYear ?? 0) + 1);
  complain(yearsComplaints(effectiveFromYear, null));
  const key = await copySet(client, { of: old.key, version, name: order.name, effectiveFromYear });
  await storeEquivalences(client, [{ key, code: old.code, version: old.version, links }]);
  const after = { copyOf: nameOf(old), name: order.name, effectiveFromYear, equivalences: order.links };
  return { result: key, subject: nameOf({ ...old, version }), after };
}

/** Publishes a draft, which never changes from then on; RULE_VIOLATION says what stands in the way. */
export async function publishSet({ client }: CommandRun, viewer: Viewer, key: number): Promise<Done<number>> {
  const set = await lockedSet(client, key);
  if (!setPublished(viewer, set.issuer ?? NOBODY)) throw notYoursToPublish();
  if (set.status !== 'DRAFT') throw notADraft(nameOf(set), set.status);
  await issueSets(client, [key]);
  return { result: key, subject: nameOf(set), before: { status: set.status }, after: { status: 'PUBLISHED' } };
}

/** Takes a published set out of use. */
export async function retireSet({ client }: CommandRun, viewer: Viewer, key: number, lastYear: number | null): Promise<Done<number>> {
  const set = await lockedSet(client, key);
  if (!setPublished(viewer, set.issuer ?? NOBODY)) throw notYoursToPublish();
  if (set.status !== 'PUBLISHED') throw notIssued(nameOf(set), set.status);
  if (lastYear !== null) complain(yearsComplaints(set.effectiveFromYear, lastYear));
  await endSets(client, [key], lastYear);
  const { status, effectiveToYear } = set;
  return {
    result: key,
    subject: nameOf(set),
    before: { status, effectiveToYear },
    after: { status: 'RETIRED', effectiveToYear: lastYear ?? effectiveToYear },
  };
}

/** Deletes a draft; its content stays in the journal. */
export async function discardSet({ client }: CommandRun, viewer: Viewer, key: number): Promise<Done<number>> {
  const set = await lockedSet(client, key);
  if (!setDrafted(viewer, set.issuer ?? NOBODY)) throw notYoursToDraft();
  if (set.status !== 'DRAFT') throw notADraft(nameOf(set), set.status);
  const before = await contentOf(client, key);
  await removeDraft(client, key);
  return { result: key, subject: nameOf(set), before };
}

/** The identity of no unit: sets that are only mentioned may have no issuer. */
const NOBODY = 0;

async function lockedSet(client: CommandClient, key: number): Promise<LockedSet> {
  const [set] = await lockedSets(clientReads(client), key);
  if (!set) throw setUnknown();
  return set;
}
