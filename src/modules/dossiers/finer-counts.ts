import type { RequestContext } from '../../kernel/context.js';
import { HubError } from '../../kernel/errors.js';
import type { ClosedPeriod } from '../../kernel/period.js';
import { countedFinely, recordsSeen } from '../access/index.js';
import { unitsBelowUnit } from './dossier.loaders.js';
import { isOfWholeMonths } from './finer-counts.rules.js';

/** What is to be counted, as far as the right to it goes. */
export interface CountQuestion {
  readonly unit: number;
  readonly period: ClosedPeriod;
  readonly byProcedure?: boolean;
  readonly byChannelOrLevel?: boolean;
}

/**
 * Everybody may count dossiers by unit, field and whole months. FORBIDDEN where a question goes further without the right: by
 * procedure or by days where the records are not seen, by channel or service level where they are not overseen either.
 */
export async function refuseFinerCounts(context: RequestContext, question: CountQuestion): Promise<void> {
  const { unit, period, byProcedure = false, byChannelOrLevel = false } = question;
  const { scope } = context.viewer;
  const byRecord = byProcedure || !isOfWholeMonths(period, context.today);
  if (scope.everything || (!byRecord && !byChannelOrLevel)) return;
  const below = await context.loaders.load(unitsBelowUnit, { unit, on: period.to });
  const units = below.map((row) => row.unit);
  if (byRecord ? !recordsSeen(scope, units) : !countedFinely(scope, units, period)) throw tooFine(byRecord);
}

const tooFine = (byRecord: boolean): HubError =>
  new HubError('FORBIDDEN', {
    message: `Everybody may count dossiers by unit, procedure field and whole months; ${byRecord ? 'by procedure or by days' : 'by channel or service level'} they are counted by those who answer for the units${byRecord ? '' : ' and by oversight of them'}.`,
    messageVi: byRecord
      ? 'Thống kê theo thủ tục hoặc theo ngày chỉ dành cho đơn vị chịu trách nhiệm và cấp trên của đơn vị.'
      : 'Thống kê theo hình thức tiếp nhận hoặc mức độ dịch vụ công chỉ dành cho đơn vị, cấp trên của đơn vị và đoàn giám sát.',
    hint: byRecord
      ? 'Group by UNIT, PROCEDURE_FIELD and MONTH over whole months, or sign in with a role at this unit or above.'
      : 'Leave CHANNEL and SERVICE_LEVEL out of groupBy, or sign in with a role at this unit or above, or on a mission that looks at it.',
  });
