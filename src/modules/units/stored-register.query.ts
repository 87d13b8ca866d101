import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { Link, StoredRegister } from './changing-register.rules.js';
import type { Identity, Version } from './unit.rules.js';

interface VersionRow extends Pick<Version, 'code' | 'name' | 'kind' | 'level' | 'parent'> {
  unit: string;
  from: string | null;
  to: string | null;
  fromKnown: boolean;
  toKnown: boolean;
}

const STORED: Version['origin'] = { source: null, locator: null };

/** All units with their versions, oldest first, and all links: a country's register fits into memory. */
export async function storedRegister(reads: Reads): Promise<StoredRegister> {
  const rows = await reads.rows(sql<VersionRow>`
    select unit_id::text as unit, code, name, kind, level, parent_id::text as parent, valid_from as "from", valid_to as "to",
      valid_from_known as "fromKnown", valid_to_known as "toKnown"
    from unit_version order by unit_id, valid_from nulls first`);
  const links = await reads.rows(sql<Link>`
    select predecessor_id::text as predecessor, successor_id::text as successor, kind, effective_on as "on" from unit_succession`);
  const units = [...Map.groupBy(rows, ({ unit }) => unit)].map(([key, versions]): Identity => ({ key, versions: versions.map(versionOf) }));
  return { units, links };
}

const versionOf = ({ unit: _, from, to, fromKnown, toKnown, ...traits }: VersionRow): Version => ({
  ...traits,
  from: { on: from, known: fromKnown },
  to: { on: to, known: toKnown },
  origin: STORED,
});
