import { sql } from 'kysely';
import type { ScopeBasis } from '../../kernel/module.js';
import type { Reads } from '../../kernel/reads.js';
import type { Scope } from '../../kernel/viewer.js';
import { unitsOfRoles } from '../access/index.js';
import { withinLife } from '../units/index.js';

/** The units that agencies work for: what lay above them on the day, or on their own last day. A council oversees its unit and works for nobody. */
async function unitsOfAgencies(reads: Reads, agencies: readonly number[], day: string): Promise<number[]> {
  const rows = await reads.rows(sql<{ unit: number }>`
    select distinct v.parent_id as unit from unit u join unit_version v on v.unit_id = u.id and v.during @> ${withinLife(sql`${day}::date`)}
    where u.id = any(${agencies}::int[]) and not v.is_territory and v.kind not in ('COUNCIL', 'COUNCIL_COMMITTEE')`);
  return rows.map(({ unit }) => unit);
}

/** The units whose sets grants let draft: those that are led, and those for which an agency is led or appraises. */
export async function scopeOfCriteria(reads: Reads, { grants, today }: Pick<ScopeBasis, 'grants' | 'today'>): Promise<Partial<Scope>> {
  const agencies = unitsOfRoles(grants, ['LEADER', 'APPRAISER']);
  if (agencies.length === 0) return {};
  return { drafted: [...unitsOfRoles(grants, ['LEADER']), ...(await unitsOfAgencies(reads, agencies, today))] };
}
