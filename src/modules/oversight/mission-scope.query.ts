import { sql } from 'kysely';
import type { ScopeBasis } from '../../kernel/module.js';
import type { Reads } from '../../kernel/reads.js';
import type { Scope } from '../../kernel/viewer.js';
import { sheetsBelow } from '../scores/index.js';

interface SubjectYears {
  unit: number;
  from: number | null;
  to: number | null;
}

/** The subjects of missions with the years that each mission looks at. */
const subjectYears = (reads: Reads, missions: readonly number[]) =>
  reads.rows(sql<SubjectYears>`
    select s.unit_id as unit, extract(year from m.period_from)::int as "from", extract(year from m.period_to)::int as "to"
    from mission_subject s join oversight_mission m on m.id = s.mission_id
    where s.mission_id = any(${missions}::int[])`);

/** What grants of OVERSIGHT open: sheets of the mission's subjects and of all below them, in the years that it looks at. */
export async function scopeOfMissions(reads: Reads, { grants }: Pick<ScopeBasis, 'grants'>): Promise<Partial<Scope>> {
  const missions = grants.flatMap(({ role, mission }) => (role === 'OVERSIGHT' && mission !== null ? [mission] : []));
  if (missions.length === 0) return {};
  const { sheets, rounds } = await sheetsBelow(reads, await subjectYears(reads, missions));
  return { overseen: sheets, rounds };
}
