import type { Client } from 'pg';
import { SEEDER } from '../../kernel/audit.js';
import type { SeedStep } from '../../kernel/module.js';
import { random, type Random } from '../../kernel/random.js';
import { seedFile } from '../../kernel/seed-file.js';
import { WorkingDays } from './demo-calendar.rules.js';
import { demoChannel, demoLife, type DemoShares, type DemoYear } from './dossier-demo.rules.js';
import { loadDossiers, type NewDossier } from './dossier.commands.js';
import { addProcedures, type NewProcedure, type NewProcedureField } from './procedure.commands.js';

type Version = Pick<NewProcedure, 'serviceLevel' | 'statutoryDays' | 'fee'> & {
  readonly from: string;
  readonly to?: string;
  readonly committedDays: number;
};
type Level = 'DISTRICT' | 'COMMUNE';

interface DemoProcedure extends Pick<NewProcedure, 'code' | 'name' | 'field'> {
  readonly level: Level;
  /** How often it comes, against the others of its level. */
  readonly weight: number;
  readonly versions: readonly Version[];
}

interface DemoDossiers {
  readonly source: string;
  /** Provinces with the code of their authority in dossier codes. */
  readonly provinces: readonly { readonly code: string; readonly agency: string }[];
  /** Districts that, with everything below them, get no demo dossiers. */
  readonly without: readonly string[];
  /** Dossiers of one unit over all years, on average. */
  readonly dossiersOf: Readonly<Record<Level, number>>;
  readonly years: readonly DemoYear[];
  readonly shares: DemoShares;
  readonly fields: readonly NewProcedureField[];
  readonly procedures: readonly DemoProcedure[];
}

/** A unit with the part of its life that lies in the demo years. */
interface DemoUnit {
  readonly unit: number;
  readonly code: string;
  readonly level: Level;
  readonly province: string;
  readonly from: string;
  readonly to: string;
}

export const dossiersDemo: SeedStep = {
  name: 'dossiers/demo',
  title: 'Procedures and dossiers of three provinces, for demonstration',
  async run(seeding) {
    const { client } = seeding;
    const demo = await seedFile<DemoDossiers>(seeding, 'demo/dossiers.json');
    const catalogue = demo.procedures.flatMap(({ versions, ...procedure }) =>
      versions.map((version) => ({ ...procedure, to: null, ...version })),
    );
    await addProcedures(client, SEEDER, { fields: demo.fields, procedures: catalogue, source: demo.source, demo: true });
    const units = await demoUnits(client, demo);
    const { rows } = await client.query<{ id: number }>('select id from source_document where code = $1', [demo.source]);
    return catalogue.length + (await loadDossiers(client, SEEDER, demoDossiers(demo, units, rows[0]!.id)));
  },
};

/** Districts and communes of the demo provinces with their lives, by code. */
async function demoUnits(client: Client, { provinces, without, years }: DemoDossiers): Promise<DemoUnit[]> {
  const { rows } = await client.query<DemoUnit>(
    `with below as materialized (
       select distinct on (c.descendant_id, v.code) c.descendant_id as unit, v.code as above
       from unit_version v join unit_closure c on c.ancestor_id = v.unit_id and c.during && v.during
       where v.code = any($1) or v.code = any($2)
     )
     select u.id as unit, v.code, v.level, b.above as province, greatest(u.first_day, $3::date) as "from", least(u.last_day, $4::date) as "to"
     from below b
     join unit u on u.id = b.unit
     join unit_version v on v.unit_id = u.id and v.during @> greatest(least($4::date, u.last_day), u.first_day)
     where b.above = any($1) and v.is_territory and v.level in ('DISTRICT', 'COMMUNE')
       and coalesce(u.first_day <= $4::date, true) and coalesce(u.last_day >= $3::date, true)
       and u.id not in (select unit from below where above = any($2))
     order by v.code, u.id`,
    [provinces.map((province) => province.code), without, `${years[0]!.year}-01-01`, `${years.at(-1)!.year}-12-31`],
  );
  return rows;
}

const BATCH = 1_000;

/** All demo dossiers, unit by unit, each unit's in the order of their intake. */
function* demoDossiers(demo: DemoDossiers, units: readonly DemoUnit[], sourceId: number): Generator<NewDossier[]> {
  const first = demo.years[0]!.year;
  // Due dates reach into the year after the last one.
  const days = new WorkingDays(`${first}-01-01`, `${demo.years.at(-1)!.year + 1}-12-31`);
  let batch: NewDossier[] = [];
  for (const unit of units) {
    const chance = random(`dossiers ${unit.code}`);
    const agency = demo.provinces.find((province) => province.code === unit.province)!.agency;
    batch.push(...dossiersOf(demo, unit, { chance, days, sourceId, agency: agencyCode(unit, agency) }));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** `004.00.00.H26` for a district, `145.00.01.H26` for a commune: the shape of an agency's identification code, with made-up digits. */
const agencyCode = ({ code, level }: DemoUnit, province: string): string =>
  level === 'DISTRICT' ? `${code}.00.00.${province}` : `${code.slice(2)}.${code.slice(0, 2)}.01.${province}`;

interface Setting {
  readonly chance: Random;
  readonly days: WorkingDays;
  readonly sourceId: number;
  readonly agency: string;
}

function* dossiersOf(demo: DemoDossiers, unit: DemoUnit, { chance, days, sourceId, agency }: Setting): Generator<NewDossier> {
  const draw = weighted(demo.procedures.filter((procedure) => procedure.level === unit.level));
  const size = demo.dossiersOf[unit.level] * (0.5 + chance.next());
  const care = 0.4 + 1.2 * chance.next();
  for (const year of demo.years) {
    const from = days.at(`${year.year}-01-01`);
    const to = days.at(`${year.year + 1}-01-01`) - 1;
    const last = days.at(`${demo.years.at(-1)!.year + 1}-01-01`) - 1;
    const places = Array.from({ length: Math.round(size * year.share) }, () => chance.whole(from, to)).sort((one, other) => one - other);
    let number = 0;
    for (const [at, intake] of places.entries()) {
      const day = days.text(intake);
      if (day < unit.from || day > unit.to) continue;
      number = places[at - 1] === intake ? number + 1 : 1;
      const procedure = draw(chance);
      const version = procedure.versions.findLast((one) => one.from <= day)!;
      const channel = demoChannel(chance, year, version.serviceLevel);
      const life = demoLife(chance, {
        days,
        intake,
        last,
        channel,
        workingDays: version.committedDays,
        late: year.late * care,
        shares: demo.shares,
      });
      yield {
        code: `${agency}-${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8)}-${String(number).padStart(4, '0')}`,
        procedure: procedure.code,
        responsibleUnit: unit.unit,
        receivingUnit: unit.unit,
        channel,
        serviceLevel: version.serviceLevel,
        demo: true,
        sourceId,
        ...life,
      };
    }
  }
}

/** Draws items as often as their weights say. */
function weighted<Item extends { readonly weight: number }>(items: readonly Item[]): (chance: Random) => Item {
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  return (chance) => {
    let left = chance.next() * total;
    return items.find((item) => (left -= item.weight) < 0) ?? items.at(-1)!;
  };
}
