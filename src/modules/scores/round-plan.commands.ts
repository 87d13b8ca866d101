import type { CommandClient, Done } from '../../kernel/command.js';
import { badInput, HubError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { RankingBlock } from '../criteria/index.js';
import type { UnitLevel } from '../units/index.js';
import { enrol, insertRounds } from './round.commands.js';
import { layOutLeaves, takeRoundStep, type RoundOrder } from './round-step.commands.js';
import { partsOf } from './scoring-part.rules.js';
import { notYourPart } from './scoring-refusal.js';
import { leaveTrace, standingRound } from './scoring-trace.commands.js';

/** A round that somebody plans; units and set by code. */
export interface RoundPlan {
  readonly issuer: string;
  readonly block: `${RankingBlock}`;
  readonly blockLabel: string | null;
  readonly year: number;
  readonly criteriaSet: SetName | null;
  readonly standingAgency: string | null;
  readonly selfScoreDue: Date | null;
  readonly appraisalDue: Date | null;
  readonly explanationDue: Date | null;
  readonly surveyPlanned: boolean | null;
  readonly note: string | null;
  /** Codes on 31 December of the year; null is every unit of the block directly below the issuer. */
  readonly units: readonly string[] | null;
}

export interface SetName {
  readonly code: string;
  readonly version: number;
}

/** What of a round is changed; undefined leaves it as it is. */
export interface RoundAdjustment {
  readonly criteriaSet?: SetName | undefined;
  readonly standingAgency?: string | undefined;
  readonly selfScoreDue?: Date | undefined;
  readonly appraisalDue?: Date | null | undefined;
  readonly explanationDue?: Date | null | undefined;
  readonly surveyHeld?: boolean | undefined;
  readonly note?: string | null | undefined;
  readonly units?: readonly string[] | undefined;
}

const LEVELS: Readonly<Record<`${RankingBlock}`, `${UnitLevel}`>> = {
  PROVINCE: 'PROVINCE',
  DEPARTMENT: 'PROVINCE',
  DISTRICT: 'DISTRICT',
  DIVISION: 'DISTRICT',
  WARD: 'COMMUNE',
  RURAL_COMMUNE: 'COMMUNE',
  COMMUNE_LEVEL: 'COMMUNE',
};

/** Plans a round, with its units. For leaders of the issuer and its standing agency, and for data stewards. */
export async function planRound(client: CommandClient, viewer: Viewer, plan: RoundPlan): Promise<Done<number>> {
  const parties = await partiesOf(client, plan);
  const parts = partsOf(viewer.grants, { ...parties, unit: null });
  const part = parts.includes('ISSUER') ? 'ISSUER' : parts.includes('STANDING_AGENCY') ? 'STANDING_AGENCY' : null;
  if (part === null && !viewer.grants.some(({ role }) => role === 'DATA_STEWARD')) throw notYourPart('PLAN_ROUND', 'ISSUER');
  const { units, selfScoreDue, appraisalDue, explanationDue, ...draft } = plan;
  const [round] = await insertRounds(client, [
    {
      ...draft,
      level: LEVELS[plan.block],
      status: 'PLANNED',
      selfScoreDue: selfScoreDue?.toISOString() ?? null,
      source: null,
      locator: null,
    },
  ]);
  if (round === undefined) throw unknownSet(plan.criteriaSet!);
  await client.query('update scoring_round set appraisal_due = $2, explanation_due = $3 where id = $1', [
    round,
    appraisalDue,
    explanationDue,
  ]);
  await enrolled(client, round, units);
  const after = await standingRound(client, round);
  await leaveTrace(client, {
    round,
    scorecard: null,
    scores: [],
    step: 'PLAN_ROUND',
    status: 'PLANNED',
    part: part ?? 'STEWARD',
    note: null,
  });
  return { result: round, subject: `round:${round} PLAN_ROUND ${plan.issuer} ${plan.block} ${plan.year}`, after };
}

/** Changes what a round goes by: set and units only before it is opened, or where it was opened without a set. */
export const adjustRound = (client: CommandClient, order: RoundOrder, change: RoundAdjustment): Promise<Done<number>> =>
  takeRoundStep(client, { ...order, step: 'ADJUST_ROUND' }, async (held) => {
    const { round, roundStatus, set } = held;
    if (roundStatus !== 'PLANNED' && (change.units || (change.criteriaSet && set !== null))) throw fixedSinceOpened();
    const { rowCount } = await client.query(ADJUST, [
      round,
      change.selfScoreDue ?? null,
      change.appraisalDue !== undefined,
      change.appraisalDue ?? null,
      change.explanationDue !== undefined,
      change.explanationDue ?? null,
      change.surveyHeld ?? null,
      change.note !== undefined,
      change.note ?? null,
      change.criteriaSet?.code ?? null,
      change.criteriaSet?.version ?? null,
      change.standingAgency ?? null,
    ]);
    if (rowCount !== 1) throw unknownName(change);
    if (change.criteriaSet)
      await client.query(
        'update scorecard k set criteria_set_id = r.criteria_set_id from scoring_round r where r.id = $1 and k.round_id = r.id',
        [round],
      );
    if (change.units) {
      await client.query('delete from scorecard where round_id = $1', [round]);
      await enrolled(client, round, change.units);
    }
    if (roundStatus === 'OPEN' && change.criteriaSet) await layOutLeaves(client, round);
  });

const ADJUST = `
  update scoring_round r set self_score_due = coalesce($2, self_score_due), appraisal_due = case when $3 then $4 else appraisal_due end,
    explanation_due = case when $5 then $6 else explanation_due end, survey_held = coalesce($7, survey_held),
    note = case when $8 then $9 else note end,
    criteria_set_id = case when $10::text is null then criteria_set_id else (select s.id from criteria_set s where s.code = $10 and s.version = $11) end,
    standing_agency_id = case when $12::text is null then standing_agency_id
      else (select v.unit_id from unit_version v where v.code = $12 and v.during @> make_date(r.year, 12, 31)) end
  where r.id = $1
    and ($10::text is null or exists (select from criteria_set s where s.code = $10 and s.version = $11))
    and ($12::text is null or exists (select from unit_version v where v.code = $12 and v.during @> make_date(r.year, 12, 31)))`;

/** Gives units their sheets; all that are named have to be of the block, directly below the issuer. */
async function enrolled(client: CommandClient, round: number, codes: readonly string[] | null): Promise<void> {
  const named = codes === null ? null : [...new Set(codes)];
  const sheets = await enrol(client, [round], named);
  if (named === null || sheets === named.length) return;
  const { rows } = await client.query<{ code: string }>(
    `select v.code from scorecard k join scoring_round r on r.id = k.round_id join unit_version v on v.unit_id = k.unit_id and v.during @> make_date(r.year, 12, 31)
     where k.round_id = $1`,
    [round],
  );
  const found = new Set(rows.map(({ code }) => code));
  const missing = named.filter((code) => !found.has(code)).join(', ');
  throw badInput({
    message: `Units of the block directly below the issuer on 31 December of the year were expected; ${missing} came.`,
    messageVi: `Đơn vị phải thuộc khối và trực thuộc đơn vị tổ chức tại ngày 31/12 của năm đánh giá; không hợp lệ: ${missing}.`,
    hint: 'units(filter:) says which units there are on a day.',
  });
}

async function partiesOf(client: CommandClient, { issuer, standingAgency, year }: RoundPlan) {
  const { rows } = await client.query<{ code: string; unit: number }>(
    'select v.code, v.unit_id as unit from unit_version v where v.code = any($1::text[]) and v.during @> make_date($2, 12, 31)',
    [[issuer, standingAgency], year],
  );
  const unitOf = (code: string): number => {
    const found = rows.find((row) => row.code === code);
    if (found) return found.unit;
    throw badInput({
      message: `No unit has the code ${code} on ${year}-12-31.`,
      messageVi: `Không có đơn vị nào mang mã ${code} vào ngày 31/12/${year}.`,
      hint: 'units(filter: { codes }) says which units there are on a day.',
    });
  };
  return { issuer: unitOf(issuer), standingAgency: standingAgency === null ? null : unitOf(standingAgency) };
}

const unknownSet = ({ code, version }: SetName) =>
  badInput({
    message: `There is no criteria set ${code} v${version}.`,
    messageVi: `Không có bộ tiêu chí ${code} phiên bản ${version}.`,
    hint: 'criteriaSets says which there are.',
  });

const unknownName = ({ criteriaSet, standingAgency }: RoundAdjustment) =>
  badInput({
    message: `${[criteriaSet && `criteria set ${criteriaSet.code} v${criteriaSet.version}`, standingAgency && `unit ${standingAgency}`].filter(Boolean).join(' or ')} is not there.`,
    messageVi: 'Không tìm thấy bộ tiêu chí hoặc cơ quan thường trực.',
    hint: 'criteriaSets and units say which there are.',
  });

const fixedSinceOpened = () =>
  new HubError(
    'RULE_VIOLATION',
    {
      message: 'Set and units of a round are fixed once it is open.',
      messageVi: 'Không thay đổi bộ tiêu chí và đơn vị khi đợt chấm điểm đã mở.',
      hint: 'Deadlines, standing agency, survey and note can still be changed.',
    },
    { rule: 'SET_AND_UNITS_ARE_FIXED_ONCE_OPEN' },
  );
