import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { UnitKind, UnitLevel } from './unit.enums.js';

/** A territory as the register has it on a day. */
export interface TerritoryRow {
  code: string;
  name: string;
  kind: `${UnitKind}`;
  level: `${UnitLevel}`;
  /** Code of the unit above on that day; null for the country only. */
  parent: string | null;
}

/** All territories that there were on a day, by code. */
export const territoriesOn = (reads: Reads, on: string) =>
  reads.rows(sql<TerritoryRow>`
    select v.code, v.name, v.kind, v.level, p.code as parent
    from unit_version v left join unit_version p on p.unit_id = v.parent_id and p.during @> ${on}::date
    where v.during @> ${on}::date and v.is_territory order by v.code`);
