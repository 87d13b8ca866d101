import { sql } from 'kysely';
import type { ScopeBasis } from '../../kernel/module.js';
import type { Reads } from '../../kernel/reads.js';
import type { Inspection, Scope } from '../../kernel/viewer.js';
import { sheetsBelow } from '../scores/index.js';
import { unitsBelow } from '../units/index.js';

interface MissionSubjects {
  units: number[];
  from: string | null;
  to: string | null;
}

/** The subjects of missions with the days that each mission looks at. */
const missionSubjects = (reads: Reads, missions: readonly number[]) =>
  reads.rows(sql<MissionSubjects>`
    select array(select s.unit_id from mission_subject s where s.mission_id = m.id order by s.unit_id) as units,
      m.period_from as "from", m.period_to as "to"
    from oversight_mission m where m.id = any(${missions}::int[]) order by m.id`);

const yearOf = (day: string | null): number | null => (day === null ? null : Number(day.slice(0, 4)));

/**
 * What grants of OVERSIGHT open: sheets of the mission's subjects and of all below them, in the years that it looks at, and counts of
 * their dossiers by channel and service level.
 */
export async function scopeOfMissions(reads: Reads, { grants, today }: Pick<ScopeBasis, 'grants' | 'today'>): Promise<Partial<Scope>> {
  const missions = grants.flatMap(({ role, mission }) => (role === 'OVERSIGHT' && mission !== null ? [mission] : []));
  if (missions.length === 0) return {};
  const subjects = await missionSubjects(reads, missions);
  const years = subjects.flatMap(({ units, from, to }) => units.map((unit) => ({ unit, from: yearOf(from), to: yearOf(to) })));
  const { sheets, rounds } = await sheetsBelow(reads, years);
  const inspected: Inspection[] = [];
  for (const { units, from, to } of subjects) inspected.push({ units: await unitsBelow(reads, units, to ?? today), from, to });
  return { overseen: sheets, rounds, inspected };
}
