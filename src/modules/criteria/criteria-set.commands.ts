import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { clientReads } from '../../kernel/client-reads.js';
import { HubError } from '../../kernel/errors.js';
import type { CriteriaSetDraft } from './criteria-set.draft.js';
import { storeCriteriaSets } from './criteria-set-store.commands.js';
import { setProblems } from './set-problems.rules.js';
import type { SetProblem } from './set-told.rules.js';
import { standingSets } from './standing-set.query.js';

/** Writes sets as drafts (or as mentioned ones), with all that belongs to them: see `storeCriteriaSets`. */
export async function draftCriteriaSets(client: Client, actor: string, drafts: readonly CriteriaSetDraft[]): Promise<number[]> {
  const keys = await storeCriteriaSets(client, drafts);
  const subject = drafts.map(({ code, version }) => `${code} v${version}`).join(', ');
  await audit(client, { actor, command: 'criteria.draftCriteriaSets', subject });
  return keys;
}

/** Publishes drafts: see `issueSets`. */
export async function publishCriteriaSets(client: Client, actor: string, sets: readonly number[]): Promise<void> {
  const subject = await issueSets(client, sets);
  await audit(client, { actor, command: 'criteria.publishCriteriaSets', subject, after: { status: 'PUBLISHED' } });
}

/** Takes published sets out of use: see `endSets`. */
export async function retireCriteriaSets(client: Client, actor: string, sets: readonly number[]): Promise<void> {
  const subject = await endSets(client, sets);
  await audit(client, { actor, command: 'criteria.retireCriteriaSets', subject, after: { status: 'RETIRED' } });
}

/**
 * Makes drafts published ones and tells their names. RULE_VIOLATION says what stands in the way; of points that do not add up the
 * database refuses it too. The audit row is the caller's.
 */
export async function issueSets(client: Client, sets: readonly number[]): Promise<string> {
  for (const { set } of await standingSets(clientReads(client), sets)) {
    const problems = setProblems(set);
    if (problems.length > 0) throw standInTheWay(`${set.code} v${set.version}`, problems);
  }
  return changeStatus(client, sets, 'PUBLISHED', null);
}

/** Makes published sets retired ones, if need be with a last year of use, and tells their names; rounds that were scored with them keep them. */
export const endSets = (client: Client, sets: readonly number[], lastYear: number | null = null): Promise<string> =>
  changeStatus(client, sets, 'RETIRED', lastYear);

function standInTheWay(name: string, problems: readonly SetProblem[]): HubError {
  const [{ rule, message, messageVi }, ...others] = problems as [SetProblem, ...SetProblem[]];
  const more = others.length > 0 ? ` ${others.length} more rules are broken.` : '';
  const moreVi = others.length > 0 ? ` Còn ${others.length} lỗi khác.` : '';
  const texts = {
    message: `Criteria set ${name} cannot be published: ${message}${more}`,
    messageVi: `Chưa thể ban hành bộ tiêu chí ${name}: ${messageVi}${moreVi}`,
    hint: 'Correct the set while it is a draft; extensions.problems and CriteriaSet.problems list all that has to be mended.',
  };
  return new HubError('RULE_VIOLATION', texts, { rule, problems });
}

async function changeStatus(
  client: Client,
  sets: readonly number[],
  status: 'PUBLISHED' | 'RETIRED',
  lastYear: number | null,
): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `update criteria_set set status = $2, effective_to_year = coalesce($3, effective_to_year) where id = any($1::int[])
     returning code || ' v' || version as name`,
    [sets, status, lastYear],
  );
  return rows.map(({ name }) => name).join(', ');
}
