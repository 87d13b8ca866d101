import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import pg from 'pg';
import { values } from '../../../src/database/values.js';
import { clientReads } from '../../../src/kernel/client-reads.js';
import { draftCriteriaSets, publishCriteriaSets } from '../../../src/modules/criteria/criteria-set.commands.js';
import type { CriteriaSetDraft, CriterionDraft, FieldDraft } from '../../../src/modules/criteria/criteria-set.draft.js';
import { computeResults } from '../../../src/modules/scores/results.commands.js';
import { wrongResults } from '../../../src/modules/scores/result-check.js';
import { ranking } from '../../../src/modules/scores/ranking.rules.js';
import { enrolUnits, openRounds } from '../../../src/modules/scores/round.commands.js';
import { gradeOf, sheetResult, type IndexPolicies, type SheetLeaf, type SheetResult } from '../../../src/modules/scores/score.rules.js';
import { recordLeaves, setSheetStates, type LeafEntry } from '../../../src/modules/scores/sheet.commands.js';
import { databaseForWriting } from '../../kit/hub.js';

let client: pg.Client;

// Before the database is asked for: what was set up last has to go first, and jest goes from top to bottom.
afterAll(() => client.end());
const database = databaseForWriting();

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url, types: values });
  await client.connect();
});

/** A set of three scored fields, bonus and penalty; maxima in quarters of a point. */
interface Case {
  readonly policies: IndexPolicies;
  readonly surveyHeld: boolean;
  readonly maxima: readonly { readonly field: string; readonly survey: boolean; readonly quarters: number }[];
  /** Per sheet and leaf: the final share in percent (null: none), the self share, and whether it does not apply. */
  readonly sheets: readonly {
    readonly final: boolean;
    readonly unranked: boolean;
    readonly leaves: readonly (readonly [number | null, number | null, boolean])[];
  }[];
}

const BANDS = [
  { code: 'A', name: 'Tốt', minIndex: '80' },
  { code: 'B', name: 'Khá', minIndex: '50' },
  { code: 'C', name: 'Yếu', minIndex: '0' },
];
const partOf = (field: string) => (field === 'T' ? 'BONUS' : field === 'P' ? 'PENALTY' : 'SCORED');
const maxOf = (quarters: number) => new Decimal(quarters).div(4);
/** Points in hundredths, as a share of the maximum. */
const share = (quarters: number, percent: number | null) =>
  percent === null ? null : maxOf(quarters).times(percent).div(100).toDecimalPlaces(2).toString();

const percent = fc.option(fc.constantFrom(0, 25, 50, 75, 90, 100), { nil: null, freq: 8 });
const cases: fc.Arbitrary<Case> = fc
  .array(fc.record({ field: fc.constantFrom('1', '2', '3'), survey: fc.boolean(), quarters: fc.integer({ min: 1, max: 40 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .chain((scored) => {
    const maxima = [...scored, { field: 'T', survey: false, quarters: 8 }, { field: 'P', survey: false, quarters: 12 }];
    const leaf = fc.tuple(
      percent,
      percent,
      fc.boolean().map((no) => no),
    );
    return fc.record({
      policies: fc.record({
        notApplicable: fc.constantFrom('LEAVES_DENOMINATOR' as const, 'FULL_POINTS' as const),
        bonusEntry: fc.constantFrom('BEFORE_RESCALING' as const, 'AFTER_RESCALING' as const),
        bonusCap: fc.constantFrom(null, '1'),
        penaltyCap: fc.constantFrom(null, '1.5'),
        mayPass100: fc.boolean(),
      }),
      surveyHeld: fc.boolean(),
      maxima: fc.constant(maxima),
      sheets: fc.array(
        fc.record({
          final: fc.integer({ min: 0, max: 4 }).map((die) => die > 0),
          unranked: fc.integer({ min: 0, max: 5 }).map((die) => die === 0),
          leaves: fc.tuple(...maxima.map(() => leaf)),
        }),
        { minLength: 11, maxLength: 11 },
      ),
    });
  });

function draftOf({ policies, maxima }: Case): CriteriaSetDraft {
  const fields = [...new Set(maxima.map(({ field }) => field))].map((code): FieldDraft => {
    const leaves = maxima.map((one, at) => ({ ...one, at })).filter(({ field }) => field === code);
    const criteria = leaves.map(({ survey, quarters, at }): CriterionDraft => ({
      code: `leaf-${at}`,
      name: `Tiêu chí ${at}`,
      maxPoints: maxOf(quarters).toString(),
      method: survey ? 'SURVEY' : 'SELF_APPRAISED',
      scoringRule: survey ? { kind: 'SURVEY_SHARE' } : null,
    }));
    const total = criteria.reduce((sum, one) => sum.plus(one.maxPoints), new Decimal(0)).toString();
    const part = partOf(code);
    return { code, name: `Lĩnh vực ${code}`, canonicalField: part === 'SCORED' ? 'DIRECTION' : part, part, maxPoints: total, criteria };
  });
  const sum = (of: (one: Case['maxima'][number]) => boolean) =>
    maxima
      .filter(of)
      .reduce((total, one) => total.plus(maxOf(one.quarters)), new Decimal(0))
      .toString();
  return {
    code: 'generated',
    version: 1,
    name: 'Bộ tiêu chí sinh ngẫu nhiên',
    block: 'WARD',
    status: 'DRAFT',
    issuer: '303',
    effectiveFromYear: 2015,
    effectiveToYear: null,
    maxPoints: sum(({ field }) => partOf(field) === 'SCORED'),
    surveyMaxPoints: sum(({ survey }) => survey),
    notApplicablePolicy: policies.notApplicable,
    bonusEntry: policies.bonusEntry,
    bonusCap: policies.bonusCap as string | null,
    penaltyCap: policies.penaltyCap as string | null,
    indexMayPass100: policies.mayPass100,
    source: null,
    locator: null,
    fields,
    gradeBands: BANDS,
    tieBreakers: [{ kind: 'SURVEY_POINTS' }, { kind: 'FIELD_POINTS', field: maxima[0]!.field }, { kind: 'LESS_PENALTY' }],
  };
}

/** Writes a case as a round of the wards of Hồng Bàng and answers its sheets by unit code. */
async function write(given: Case): Promise<{ round: number; cards: number[] }> {
  const [set] = await draftCriteriaSets(client, 'test', [draftOf(given)]);
  await publishCriteriaSets(client, 'test', [set!]);
  const [round] = await openRounds(client, 'test', [
    {
      issuer: '303',
      level: 'COMMUNE',
      block: 'WARD',
      blockLabel: null,
      year: 2015,
      criteriaSet: { code: 'generated', version: 1 },
      status: 'FINALIZED',
      surveyHeld: given.surveyHeld,
      source: null,
      locator: null,
    },
  ]);
  await enrolUnits(client, 'test', [round!]);
  const { rows: cards } = await client.query<{ id: number }>('select id from scorecard where round_id = $1 order by id', [round]);
  const { rows: criteria } = await client.query<{ id: number; code: string }>('select id, code from criterion where set_id = $1', [set]);
  const keys = new Map(criteria.map(({ id, code }) => [code, id]));
  await setSheetStates(
    client,
    'test',
    cards.map(({ id }, at) => ({
      scorecard: id,
      status: given.sheets[at]!.final ? 'FINALIZED' : 'APPRAISED',
      submittedAt: null,
      late: false,
      lockedBy: null,
      unrankedReason: given.sheets[at]!.unranked ? 'thử' : null,
    })),
  );
  await recordLeaves(
    client,
    'test',
    cards.flatMap(({ id }, sheet) =>
      given.maxima.map(({ quarters, survey }, at): LeafEntry => {
        const [final, self, notApplicable] = given.sheets[sheet]!.leaves[at]!;
        return {
          scorecard: id,
          criterion: keys.get(`leaf-${at}`)!,
          set: set!,
          maxPoints: maxOf(quarters).toString(),
          self: share(quarters, self),
          appraised: survey ? null : share(quarters, final),
          measured: survey ? share(quarters, final) : null,
          reappraised: null,
          measuredFrom: null,
          notApplicable,
          note: null,
          appraiserNote: null,
          explanation: null,
          explanationRequested: false,
          evidence: [],
        };
      }),
    ),
  );
  return { round: round!, cards: cards.map(({ id }) => id) };
}

const leavesOf = (given: Case, sheet: Case['sheets'][number]): SheetLeaf[] =>
  given.maxima.map(({ field, survey, quarters }, at) => {
    const [final, self, notApplicable] = sheet.leaves[at]!;
    return {
      field,
      part: partOf(field),
      survey,
      max: maxOf(quarters),
      self: share(quarters, self),
      final: notApplicable ? null : share(quarters, final),
      notApplicable,
    };
  });

const text = (value: Decimal.Value | null) => (value === null ? null : new Decimal(value).toFixed(8));

describe('stored results', () => {
  beforeEach(() => client.query('begin'));
  afterEach(() => client.query('rollback'));

  test('equal the pure rules on any sheets', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        await client.query('savepoint before');
        const { round, cards } = await write(given);
        await computeResults(client, [round]);
        const stored = (
          await client.query(
            `select k.*, b.code as band from scorecard k left join grade_band b on b.id = k.grade_band_id where k.round_id = $1 order by k.id`,
            [round],
          )
        ).rows;
        const fields = (
          await client.query(
            `select sf.*, f.code from scorecard_field sf join criteria_field f on f.id = sf.field_id where sf.scorecard_id = any($1)`,
            [cards],
          )
        ).rows;
        const results = given.sheets.map((sheet) => sheetResult(leavesOf(given, sheet), given.policies, given.surveyHeld));
        const final = given.sheets.map((sheet, at) => sheet.final && results[at]!.index !== null);
        const places = ranking(
          results.map((result, at) => ({
            key: at,
            index: final[at] ? result.index : null,
            unrankedReason: given.sheets[at]!.unranked ? 'thử' : null,
            tieBreakers: [result.survey ?? 0, result.fields.get(given.maxima[0]!.field)!.points, new Decimal(result.penalty).neg()],
          })),
        );
        for (const [at, row] of stored.entries()) {
          const result: SheetResult = results[at]!;
          expect(text(row.index_value)).toBe(final[at] ? text(result.index) : null);
          expect(text(row.final_points)).toBe(final[at] ? text(result.finalPoints) : null);
          expect(text(row.denominator)).toBe(final[at] ? text(result.denominator) : null);
          expect(text(row.survey_points)).toBe(text(result.survey));
          expect(new Decimal(row.overclaim ?? 0).eq(result.overclaim)).toBe(true);
          expect(row.band).toBe(final[at] ? gradeOf(BANDS, result.index!)!.code : null);
          expect({ position: row.computed_rank, of: row.computed_of }).toEqual(places.get(at) ?? { position: null, of: null });
          for (const field of fields.filter((one) => one.scorecard_id === row.id)) {
            const attained = result.fields.get(field.code)!;
            expect([text(field.max_points), text(field.points), text(field.lost_points)]).toEqual([
              text(attained.max),
              text(attained.points),
              text(attained.lost),
            ]);
          }
        }
        await client.query('rollback to savepoint before');
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test('of the whole demo follow from their leaves, and a changed leaf is found out', async () => {
    const reads = clientReads(client);
    expect(await wrongResults(reads)).toEqual([]);
    const { rows } = await client.query<{ card: number }>(
      `update score set appraised_points = 0 where id = (select min(s.id) from score s join scorecard k on k.id = s.scorecard_id
         where k.index_value is not null and s.appraised_points > 0 and s.reappraised_points is null) returning scorecard_id as card`,
    );
    expect((await wrongResults(reads)).map(({ scorecard }) => scorecard)).toContain(rows[0]!.card);
  }, 60_000);

  test('stay as they are when they are computed again', async () => {
    const fingerprint = async () =>
      (await client.query('select md5(string_agg(k::text, chr(10) order by k.id)) as cards from scorecard k')).rows[0].cards as string;
    const before = await fingerprint();
    const { rows } = await client.query<{ id: number }>('select id from scoring_round where demo');
    await computeResults(
      client,
      rows.map(({ id }) => id),
    );
    expect(await fingerprint()).toBe(before);
  });
});
