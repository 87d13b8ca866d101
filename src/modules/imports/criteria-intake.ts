import { clientReads } from '../../kernel/client-reads.js';
import type { Reads } from '../../kernel/reads.js';
import { recordsWritten } from '../access/index.js';
import { criteriaOfSets, criteriaSetsByCode, fieldsOfSets, pointsBalance, storeCriteriaSheets } from '../criteria/index.js';
import { searchKey } from '../units/index.js';
import { criteriaBalances } from './criteria-balance.rules.js';
import { setIncomplete, setNotYours } from './criteria-complaint.rules.js';
import type { Agency, CriterionDraft, StoredSet } from './criteria-draft.js';
import { setGroups, type SetGroup } from './criteria-group.rules.js';
import { missingWords, nameOf, sheetPlan, type SheetPlan } from './criteria-plan.rules.js';
import type { IntakeRun } from './intake.js';
import { criterionOutcome } from './criteria-row.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';
import { smallIntake, type Planned } from './small-intake.js';
import { UNIT_CODES } from './unit-columns.rules.js';
import { UnitDirectory, type UnitWords } from './unit-directory.js';

interface PlannedSheet extends SheetPlan {
  readonly first: CriterionDraft;
}

/** Takes in sets of criteria, each as a whole. */
export async function criteriaIntake(run: IntakeRun) {
  let sheets: readonly PlannedSheet[] = [];
  const planned = (): { readonly set: NonNullable<SheetPlan['set']>; readonly sheet: PlannedSheet }[] =>
    sheets.flatMap((sheet) => (sheet.set === null ? [] : [{ set: sheet.set, sheet }]));
  const take = smallIntake<CriterionDraft, Planned<CriterionDraft>>({
    outcome: criterionOutcome,
    async plan(drafts, { client }) {
      await client.query('lock table criteria_set, criteria_field, criterion in share row exclusive mode');
      const { groups, refused } = setGroups(drafts);
      const stored = await storedSets(clientReads(client), groups);
      const units = new UnitDirectory(clientReads(client));
      const made: PlannedSheet[] = [];
      for (const [at, group] of groups.entries())
        made.push({ ...(await groupPlan(group, stored[at]!, units, run)), first: group.rows[0]! });
      sheets = made;
      return [...sheets.flatMap(({ outcomes }) => outcomes), ...refused];
    },
    write: (_, { id, locatorOf }, { client }) =>
      storeCriteriaSheets(
        client,
        planned().map(({ set, sheet }) => ({ ...set, locator: locatorOf(sheet.first) })),
        id,
      ),
    balances: () =>
      criteriaBalances(
        planned().map(({ set, sheet }) => ({ set, rowOf: sheet.rowOf, first: sheet.first.row })),
        pointsBalance,
      ),
  });
  return take(run);
}

/** Sets that are there, with their parts, in the order of the groups; null where there is none. */
async function storedSets(reads: Reads, groups: readonly SetGroup[]): Promise<readonly (StoredSet | null)[]> {
  const found = await criteriaSetsByCode(reads, groups);
  const keys = found.map(({ key }) => key);
  const [fields, criteria] = [await fieldsOfSets(reads, keys), await criteriaOfSets(reads, keys)];
  return groups.map((_, at) => {
    const set = found.find(({ slot }) => slot === at);
    if (!set) return null;
    const of = <Part extends { set: number }>(parts: readonly Part[]): Part[] => parts.filter((part) => part.set === set.key);
    return { set, fields: of(fields), criteria: of(criteria) };
  });
}

/** Plans a set where it is the sender's to write; its units are found on the last day of its year. */
async function groupPlan(group: SetGroup, stored: StoredSet | null, units: UnitDirectory, { viewer }: IntakeRun): Promise<SheetPlan> {
  const every = (complaint: (row: CriterionDraft) => RowComplaint): SheetPlan => ({
    outcomes: group.rows.map(complaint),
    set: null,
    rowOf: new Map(),
  });
  const missing = stored === null ? missingWords(group) : [];
  if (missing.length > 0) return every((row) => setIncomplete(row, nameOf(group), missing));
  const { issuer, effectiveFromYear } = group.words;
  await units.learn([coded(issuer), ...group.rows.flatMap(({ owner, appraiser }) => [coded(owner), coded(appraiser)])]);
  const lastDay = `${effectiveFromYear ?? stored?.set.effectiveFromYear}-12-31`;
  const by = issuer === null ? null : units.find(group.rows[0]!, coded(issuer), { since: lastDay, on: lastDay });
  if (by !== null && 'message' in by) return every(({ sheet, row }) => ({ ...by, sheet, row }));
  const before = stored?.set.issuer ?? null;
  const issuers = [by?.unit ?? null, before].filter((unit) => unit !== null);
  if (issuers.length === 0 || !issuers.every((unit) => recordsWritten(viewer, unit)))
    return every((row) => setNotYours(row, nameOf(group)));
  const { refused, owner, appraiser } = agenciesOf(group.rows, units, lastDay);
  const rows = group.rows.filter((row) => !refused.has(row));
  const plan = sheetPlan({ ...group, rows }, stored, { issuer: issuers[0]!, owner, appraiser, searchKey });
  return { ...plan, outcomes: [...refused.values(), ...plan.outcomes] };
}

/** A text that may be the code of a unit. */
const coded = (text: string | null): UnitWords => ({
  code: text !== null && UNIT_CODES.form.test(text) ? text : null,
  name: null,
  parent: null,
});

/** The agencies that rows name: units where they are named by code, and rows with a code that nobody had. */
function agenciesOf(rows: readonly CriterionDraft[], units: UnitDirectory, lastDay: string) {
  const refused = new Map<CriterionDraft, RowComplaint>();
  const agency = (row: CriterionDraft, text: string | null): Agency | null => {
    const words = coded(text);
    if (words.code === null) return text === null ? null : { name: text, unit: null };
    const found = units.find(row, words, { since: lastDay, on: lastDay });
    if (!('message' in found)) return { name: found.name, unit: found.unit };
    refused.set(row, found);
    return null;
  };
  const named = new Map(rows.map((row) => [row, { owner: agency(row, row.owner), appraiser: agency(row, row.appraiser) }]));
  return { refused, owner: (row: CriterionDraft) => named.get(row)!.owner, appraiser: (row: CriterionDraft) => named.get(row)!.appraiser };
}
