import type { Client } from 'pg';
import type { SeedStep } from '../../kernel/module.js';
import { random, type Random } from '../../kernel/random.js';
import { seedFile } from '../../kernel/seed-file.js';
import { openCampaign } from './campaign.commands.js';
import { addQuestions, instrumentVersion } from './instrument.commands.js';
import { recordResults, type NewAnswerCount, type NewResult } from './result.commands.js';
import { pointsOfAnswers, published } from './survey.rules.js';

interface DemoGroup {
  readonly code: string;
  readonly name: string;
  /** How many answer in a district: from least to most. */
  readonly least: number;
  readonly most: number;
}

interface DemoOption {
  readonly code: string;
  readonly label: string;
  readonly weight: number;
}

interface DemoPlan {
  readonly instrument: string;
  readonly provinces: readonly string[];
  readonly years: readonly number[];
  /** Shares of the units of a level that are sampled, 0–1. */
  readonly districtsSampled: number;
  readonly communesSampled: number;
  /** Codes of districts that are never sampled, nor anything in them. */
  readonly neverSampled: readonly string[];
  readonly groups: readonly DemoGroup[];
  readonly options: readonly DemoOption[];
}

/** A unit on 31 December of a year. */
interface DemoUnit {
  readonly province: string;
  readonly year: number;
  readonly unit: number;
  readonly code: string;
  readonly level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE';
  readonly parentCode: string;
}

const ACTOR = 'demo';

const demoStep: SeedStep = {
  name: 'surveys/demo',
  title: 'Demo survey results',
  async run(seeding) {
    const { client } = seeding;
    const plan = await seedFile<DemoPlan>(seeding, 'demo/surveys.json');
    const instrument = await instrumentVersion(client, plan.instrument, plan.years[0]!);
    const dimensions = await dimensionsOf(client, instrument);
    await addQuestions(
      client,
      ACTOR,
      instrument,
      dimensions.map(({ code, name }) => ({
        code: `Q${code}`,
        text: `Mức độ hài lòng về: ${name}`,
        dimension: code,
        demo: true,
        options: plan.options,
      })),
    );
    const topics = dimensions.map(({ code }) => code);
    let written = 0;
    for (const units of (await unitsByProvinceAndYear(client, plan)).values())
      written += await runCampaign(client, plan, instrument, topics, units);
    return written;
  },
};

async function dimensionsOf(client: Client, instrument: number): Promise<{ code: string; name: string }[]> {
  const { rows } = await client.query<{ code: string; name: string }>(
    'select code, name from survey_dimension where instrument_id = $1 order by position',
    [instrument],
  );
  return rows;
}

async function runCampaign(
  client: Client,
  plan: DemoPlan,
  instrument: number,
  topics: readonly string[],
  units: readonly DemoUnit[],
): Promise<number> {
  const organiser = units.find((unit) => unit.level === 'PROVINCE')!;
  const { province, year } = organiser;
  const campaign = await openCampaign(client, ACTOR, {
    code: `DEMO-${plan.instrument}-${province}-${year}`,
    name: `Khảo sát hài lòng minh họa ${year}`,
    instrument,
    organiser: organiser.unit,
    levels: ['DISTRICT', 'COMMUNE'],
    year,
    periodFrom: `${year}-09-01`,
    periodTo: `${year}-11-30`,
    demo: true,
    source: 'DEMO',
    groups: plan.groups,
  });
  const results = units.filter((unit) => isSampled(plan, unit)).map((unit) => resultOf(plan, topics, unit));
  return 1 + (await recordResults(client, ACTOR, campaign, results));
}

/** The provinces and the territories below them on 31 December of each year, by province, year and code. */
async function unitsByProvinceAndYear(client: Client, { provinces, years }: DemoPlan): Promise<Map<string, DemoUnit[]>> {
  const { rows } = await client.query<DemoUnit>(
    `select top.code as province, y.year, v.unit_id as unit, v.code, v.level, above.code as "parentCode"
     from unnest($1::text[]) with ordinality as p(code, place)
     cross join (select year, make_date(year, 12, 31) as day from unnest($2::int[]) as year) y
     join unit_version top on top.code = p.code and top.during @> y.day
     join unit_closure c on c.ancestor_id = top.unit_id and c.during @> y.day
     join unit_version v on v.unit_id = c.descendant_id and v.during @> y.day and v.is_territory
     join unit_version above on above.unit_id = v.parent_id and above.during @> y.day
     order by p.place, y.year, v.code`,
    [provinces, years],
  );
  return Map.groupBy(rows, ({ province, year }) => `${province} ${year}`);
}

function isSampled(plan: DemoPlan, { code, parentCode, level, year }: DemoUnit): boolean {
  const shares = { PROVINCE: 0, DISTRICT: plan.districtsSampled, COMMUNE: plan.communesSampled };
  if (plan.neverSampled.includes(code) || plan.neverSampled.includes(parentCode)) return false;
  return random(`survey sample ${code} ${year}`).chance(shares[level]);
}

/** A result that agrees with its own answers; answers of communes are summed up, not kept. */
function resultOf(plan: DemoPlan, topics: readonly string[], { unit, code, level, year }: DemoUnit): NewResult {
  const chance = random(`survey ${code} ${year}`);
  const people = plan.groups.map(({ least, most }) => (level === 'DISTRICT' ? chance.whole(least, most) : chance.whole(least, most) >> 1));
  const mood = 0.62 + random(`survey mood ${code}`).next() * 0.25 + (year - plan.years[0]!) * 0.01;
  const answers = topics.flatMap((topic) => answersOn(plan, chance, topic, people, mood + (chance.next() - 0.5) * 0.1));
  const valid = people.reduce((sum, count) => sum + count, 0);
  const received = valid + chance.whole(0, 6);
  return {
    unit,
    value: value(plan, answers),
    scaleMax: 100,
    sent: received + chance.whole(0, 15),
    received,
    valid,
    demo: true,
    source: 'DEMO',
    dimensions: topics.map((topic) => ({
      code: topic,
      value: value(
        plan,
        answers.filter(({ question }) => question === `Q${topic}`),
      ),
      scaleMax: 100,
    })),
    answers: level === 'DISTRICT' ? answers : [],
  };
}

/** One answer a person; the better the mood, the nearer to the first option. */
function answersOn(plan: DemoPlan, chance: Random, topic: string, people: readonly number[], mood: number): NewAnswerCount[] {
  return plan.groups.flatMap(({ code: group }, at) => {
    const counts = plan.options.map(() => 0);
    for (let person = 0; person < people[at]!; person++) {
      let option = 0;
      while (option < counts.length - 1 && !chance.chance(mood)) option++;
      counts[option]!++;
    }
    return plan.options.map(({ code: option }, index) => ({ question: `Q${topic}`, group, option, count: counts[index]! }));
  });
}

function value(plan: DemoPlan, answers: readonly NewAnswerCount[]): string {
  const weights = new Map(plan.options.map(({ code, weight }) => [code, weight]));
  return published(
    pointsOfAnswers(
      100,
      answers.map(({ option, count }) => ({ count, weight: weights.get(option)! })),
    )!,
  );
}

export const surveyDemoSeeds = [demoStep];
