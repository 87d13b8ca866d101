import { beforeAll, describe, expect, test } from '@jest/globals';
import { snapshotReads } from '../../../src/database/snapshot.js';
import { WHOLE_SCOPE } from '../../../src/kernel/viewer.js';
import { resultsRecount } from '../../../src/modules/scores/result-check.js';
import { query } from '../../kit/databases.js';
import { hubForWriting, type Asker } from '../../kit/hub.js';
import { state, survey } from './measured-figures.js';
import { publishMeasuredSet } from './measured-set.js';
import { codeOf, POSTS, RoundPlayer, ruleOf, ward } from './round-player.js';
import { withClient } from './with-client.js';

const { chair, standing } = POSTS;
const hub = hubForWriting({ now: () => new Date('2019-02-01T09:00:00+07:00') });
const player = new RoundPlayer(hub);
const WARDS = ['00115', '00118', '00121'];

const MEASURE = 'value numerator denominator leader answers points from to definition formula noValueReason demo sources { title locator }';
const MEASURES = `query($id: ID!) { node(id: $id) { ... on Scorecard {
  scores { criterion { code } version measuredPoints finalPoints measuredFrom { ${MEASURE} } measuredNow { ${MEASURE} } } } } }`;

/** The leaves of a sheet with what they were and are measured with, by code. */
async function leavesOf(sheet: string, as?: Asker): Promise<Record<string, any>> {
  const { data, errors } = await (as === undefined ? hub.ask(MEASURES, { id: sheet }) : hub.askAs(as, MEASURES, { id: sheet }));
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.fromEntries(data.node.scores.map(({ criterion, ...leaf }: any) => [criterion.code, leaf]));
}

const countsOf = async (unit: string): Promise<Record<string, number>> =>
  (
    await hub.ask(
      'query($code: String!) { unit(code: $code, year: 2018) { dossierStats(period: { year: 2018 }) { early onTime resolved intake intakeOnline } } }',
      { code: unit },
    )
  ).data.unit.dossierStats;

const toFour = (points: number): number => Math.round(points * 10_000) / 10_000;

describe('points from figures that the hub holds', () => {
  let round: string;
  const sheets: Record<string, string> = {};

  beforeAll(async () => {
    await publishMeasuredSet(hub.databaseUrl, '004', '004-so-lieu');
    await withClient(hub.databaseUrl, async (client) => {
      const published = { metric: 'PROCEDURE_FIELDS_PUBLISHED', asOf: '2018-12-01', outOf: 15, locator: 'Mục 1' };
      const documents = { metric: 'DIRECTIVE_DOCUMENTS', periodFrom: '2018-01-01', periodTo: '2018-12-31', locator: 'Mục 2' };
      await state(client, '00115', [
        { ...published, value: 14 },
        { ...documents, value: 9 },
        { ...documents, value: 30, operator: 'AT_LEAST', locator: 'Mục 3' },
        { ...documents, value: 50, periodFrom: '2016-01-01', locator: 'Mục 4' },
        { ...documents, value: 99, scope: 'CHILDREN', locator: 'Mục 5' },
        { ...documents, value: 4, periodTo: '2018-06-30', locator: 'Mục 6' },
      ]);
      await state(client, '00118', [
        { ...published, value: 15 },
        { ...documents, value: 12 },
      ]);
      await state(client, '00121', [{ ...documents, value: 6 }]);
      await survey(client, [
        { unit: '00115', value: '75', dimension: '8.809', citizens: [50, 30, 10, 10], deputies: [2, 1, 0, 0] },
        { unit: '00118', value: '70', citizens: [10, 0, 0, 30], deputies: [5, 0, 0, 5] },
      ]);
    });
    const planned = await player.done(chair, 'planRound', {
      input: {
        issuer: '004',
        block: 'WARD',
        blockLabel: 'Phường thí điểm',
        year: 2018,
        criteriaSet: { code: '004-so-lieu', version: 1 },
        standingAgency: '004.noi-vu',
        selfScoreDue: '2019-02-28T00:00:00+07:00',
        units: WARDS,
      },
    });
    round = planned.id;
    await player.stepDone(chair, 'openRound', round);
    Object.assign(sheets, await player.sheetsOf(round));
    for (const unit of WARDS) {
      const sheet = sheets[unit]!;
      await player.score(ward(unit), sheet, { '1.1': 20, '1.2': 20 });
      await player.stepDone(ward(unit), 'submitScorecard', sheet, { lockedBy: 'Phó Chủ tịch UBND phường' });
      await player.appraise(standing, sheet, { '1.1': 20, '1.2': 15 });
      await player.stepDone(standing, 'closeAppraisal', sheet);
    }
    await player.stepDone(standing, 'adjustRound', round, { input: { surveyHeld: true } });
  }, 120_000);

  test('the set says what a leaf is measured by', async () => {
    const { data } = await hub.askAs(
      null,
      '{ criteriaSet(code: "004-so-lieu") { criteria(codes: ["1.1", "2.1", "2.3", "3.1"]) { code measure { kind metric instrument dimension question text } } } }',
    );
    const [plain, dossiers, stated, asked] = data.criteriaSet.criteria;
    expect(plain.measure).toBeNull();
    expect(dossiers.measure).toMatchObject({ kind: 'DOSSIERS_ON_TIME', metric: null, text: expect.stringContaining('đúng hạn') });
    expect(stated.measure).toMatchObject({ kind: 'STATEMENT_SHARE', metric: 'PROCEDURE_FIELDS_PUBLISHED' });
    expect(asked.measure).toMatchObject({ kind: 'SURVEY_ANSWERS', instrument: 'DTXHH-THU', question: 'Q1', dimension: null });
  });

  test('before a sheet is final a leaf shows the figure as it is now, its formula and its sources', async () => {
    const { early, onTime, resolved, intake, intakeOnline } = (await countsOf('00115')) as Record<string, any>;
    expect([early + onTime, resolved]).not.toEqual([resolved, resolved]);
    const leaves = await leavesOf(sheets['00115']!);
    expect(leaves['1.1'].measuredNow).toBeNull();
    expect(leaves['2.1']).toMatchObject({ measuredPoints: null, finalPoints: null, measuredFrom: null });
    expect(leaves['2.1'].measuredNow).toEqual({
      value: toFour(((early + onTime) / resolved) * 100),
      numerator: early + onTime,
      denominator: resolved,
      leader: null,
      answers: null,
      points: toFour(((early + onTime) / resolved) * 10),
      from: '2018-01-01',
      to: '2018-12-31',
      definition: expect.stringMatching(/^\d{4}\.\d+$/),
      formula: expect.stringMatching(/đúng hạn .+ Điểm = điểm tối đa × tỷ lệ đạt được/u),
      noValueReason: null,
      demo: true,
      sources: [],
    });
    expect(leaves['2.2'].measuredNow).toMatchObject({
      numerator: intakeOnline,
      denominator: intake,
      points: toFour((intakeOnline / intake) * 8),
    });
    const source = { title: 'Báo cáo CCHC năm 2018' };
    expect(leaves['2.3'].measuredNow).toMatchObject({
      numerator: 14,
      denominator: 15,
      points: 5.6,
      demo: false,
      sources: [{ ...source, locator: 'Mục 1' }],
    });
    expect(leaves['2.4'].measuredNow).toMatchObject({ value: 9, leader: 12, points: 4.5, sources: [{ ...source, locator: 'Mục 2' }] });
    expect(leaves['3.2'].measuredNow).toMatchObject({
      value: 88.09,
      numerator: 8.809,
      denominator: 10,
      points: 8.809,
      sources: [{ ...source, locator: 'Bảng 1' }],
    });
  });

  test('what nobody measured is null with the reason; what was measured as 0 is 0', async () => {
    const leaves = await leavesOf(sheets['00121']!);
    expect(leaves['2.2'].measuredNow).toMatchObject({ value: 0, numerator: 0, points: 0, noValueReason: null });
    expect(leaves['2.3'].measuredNow).toMatchObject({ value: null, points: null, noValueReason: 'NOT_MEASURED' });
    expect(leaves['3.1'].measuredNow).toMatchObject({ answers: null, points: null, noValueReason: 'NOT_SAMPLED' });
  });

  test('readers see figures as far as they see what lies behind: no answers of a small group, no leader among sheets that they do not see', async () => {
    const leaves = await leavesOf(sheets['00115']!, ward('00115'));
    expect(leaves['2.1'].measuredNow).toMatchObject({ points: expect.any(Number) });
    expect(leaves['2.4'].measuredNow).toMatchObject({ value: 9, leader: null, points: null });
    expect(leaves['3.1'].measuredNow).toMatchObject({ answers: null, points: null, noValueReason: 'WITHHELD' });
    // Every sheet is appraised, so that the issuer sees them all, as the standing agency always does.
    for (const poster of [standing, chair])
      expect((await leavesOf(sheets['00118']!, poster))['2.4'].measuredNow).toMatchObject({ leader: 12, points: 6 });
  });

  test('three sheets take as many statements as one', async () => {
    const ofSheet = `{ scores { measuredNow { ${MEASURE} } } }`;
    const one = await hub.ask(`query($id: ID!) { node(id: $id) { ... on Scorecard ${ofSheet} } }`, { id: sheets['00115'] });
    const all = await hub.ask(`query($id: ID!) { node(id: $id) { ... on ScoringRound { scorecards ${ofSheet} } } }`, { id: round });
    expect(all.data.node.scorecards).toHaveLength(3);
    // The sheets themselves are one statement more.
    expect(all.statements).toHaveLength(one.statements.length + 1);
  });

  test('a final sheet keeps its figures with all that they follow from, and its results follow', async () => {
    const sheet = sheets['00115']!;
    const before = await leavesOf(sheet);
    await player.stepDone(standing, 'finalizeScorecard', sheet);
    const leaves = await leavesOf(sheet);
    for (const code of ['2.1', '2.2', '2.3', '2.4', '3.2']) {
      expect(leaves[code].measuredNow).toBeNull();
      expect(leaves[code].measuredFrom).toEqual(before[code].measuredNow);
      expect(leaves[code]).toMatchObject({
        measuredPoints: before[code].measuredNow.points,
        finalPoints: before[code].measuredNow.points,
        version: before[code].version + 1,
      });
    }
    expect(leaves['1.1'].version).toBe(before['1.1'].version);
    // (52 × 100 + 31 × 60 + 10 × 20) / 103 % of 20: the command counts every group.
    expect(leaves['3.1'].measuredFrom).toMatchObject({ answers: [52, 31, 10, 10], denominator: 103, points: 14.0971 });
    const measured = ['2.1', '2.2', '2.3', '2.4', '3.1', '3.2'].reduce((sum, code) => sum + leaves[code].finalPoints, 0);
    expect(await player.sheet(sheet)).toMatchObject({
      status: 'FINALIZED',
      finalPoints: toFour(35 + measured),
      index: toFour(35 + measured),
    });
  });

  test('an answer that holds figures of demo dossiers says so', async () => {
    const { extensions } = await hub.ask(MEASURES, { id: sheets['00115'] });
    expect(extensions?.['demo']).toBe(true);
  });

  test('the journal has the measured leaves before and after', async () => {
    const [entry] = await query(
      hub.databaseUrl,
      `select before, after from audit_entry where command = 'scores.finalizeScorecard' order by id desc limit 1`,
    );
    const [before, after] = [entry!['before'] as any, entry!['after'] as any].map(({ scores }) => scores);
    expect(before).toHaveLength(6);
    expect(before[0]).toMatchObject({ measured: null, measuredFrom: null });
    expect(after[2]).toMatchObject({
      id: before[2].id,
      measured: 5.6,
      measuredFrom: { kind: 'STATEMENT_SHARE', numerator: '14', denominator: '15', from: '2018-01-01', sources: [{ locator: 'Mục 1' }] },
      version: before[2].version + 1,
    });
  });

  test('later figures change nothing until the sheet is reopened and final again', async () => {
    const sheet = sheets['00115']!;
    const then = await leavesOf(sheet);
    await withClient(hub.databaseUrl, (client) =>
      state(client, '00115', [{ metric: 'PROCEDURE_FIELDS_PUBLISHED', asOf: '2018-12-01', outOf: 15, locator: 'Mục 1', value: 15 }]),
    );
    const dossier = {
      code: 'THU-1',
      procedure: '9.001001',
      unit: '00115',
      channel: 'ONLINE',
      submittedAt: '2018-11-05T08:00:00+07:00',
      dueOn: '2018-11-10',
    };
    const events = [
      { code: 'THU-1', state: 'RECEIVED', at: '2018-11-05T09:00:00+07:00' },
      { code: 'THU-1', state: 'DONE', at: '2018-11-20T09:00:00+07:00', resultKind: 'GRANTED' },
    ];
    await hub.askAs(ward('00115'), 'mutation($dossiers: [DossierInput!]!) { upsertDossiers(dossiers: $dossiers) { status } }', {
      dossiers: [dossier],
    });
    const late = 'mutation($events: [DossierEventInput!]!) { recordDossierEvents(events: $events) { created } }';
    expect((await hub.askAs(ward('00115'), late, { events })).data.recordDossierEvents.created).toBe(2);
    expect(await leavesOf(sheet)).toEqual(then);

    await player.stepDone(standing, 'reopenScorecard', sheet, { reason: 'Bổ sung số liệu' });
    expect((await leavesOf(sheet))['2.3']).toMatchObject({
      measuredPoints: 5.6,
      measuredFrom: { numerator: 14 },
      measuredNow: { numerator: 15, points: 6 },
    });
    await player.stepDone(standing, 'finalizeScorecard', sheet);
    const again = await leavesOf(sheet);
    expect(again['2.3']).toMatchObject({ finalPoints: 6, measuredFrom: { numerator: 15 } });
    const { numerator, denominator } = then['2.1'].measuredFrom;
    expect(again['2.1'].measuredFrom).toMatchObject({
      numerator,
      denominator: denominator + 1,
      points: toFour((numerator / (denominator + 1)) * 10),
    });
    expect(again['3.2']).toMatchObject({ finalPoints: then['3.2'].finalPoints });
  });

  test('a leaf from data without a figure stands against a final sheet until it is said not to apply', async () => {
    const sheet = sheets['00121']!;
    const refused = await player.step(standing, 'finalizeScorecard', sheet);
    expect([codeOf(refused), ruleOf(refused), refused.errors![0]!.extensions['blamed']]).toEqual([
      'RULE_VIOLATION',
      'DATA_IS_MEASURED',
      ['2.3'],
    ]);
    expect((await leavesOf(sheet))['2.1']).toMatchObject({ measuredPoints: null, version: 1 });

    await player.stepDone(standing, 'reopenScorecard', sheet, { reason: 'Xác định tiêu chí không áp dụng' });
    const { leaves } = await player.sheet(sheet);
    const appraise = (code: string, input: object) =>
      player.send(standing, 'appraiseLeaf', { score: leaves[code]!.id, version: leaves[code]!.version, input });
    expect(ruleOf(await appraise('2.3', { points: 6 }))).toBe('LEAF_IS_APPRAISED');
    expect(ruleOf(await appraise('3.2', { points: null, notApplicable: true }))).toBe('LEAF_IS_APPRAISED');
    expect((await appraise('2.3', { points: null, notApplicable: true, note: 'Phường không có bộ phận một cửa' })).errors).toBeUndefined();
    await player.stepDone(standing, 'closeAppraisal', sheet);
    await player.stepDone(standing, 'finalizeScorecard', sheet);
    const final = await leavesOf(sheet);
    expect(final['2.3']).toMatchObject({ finalPoints: null, measuredFrom: { value: null, noValueReason: 'NOT_MEASURED' } });
    expect(final['3.1']).toMatchObject({ finalPoints: null, measuredFrom: { points: null, noValueReason: 'NOT_SAMPLED' } });
    // Of 100 points the survey's 30 and the 6 of the leaf leave the denominator.
    const { data } = await hub.ask('query($id: ID!) { node(id: $id) { ... on Scorecard { denominator surveyHeld } } }', { id: sheet });
    expect(data.node).toEqual({ denominator: 64, surveyHeld: false });
  });

  test('what is stored of final sheets is what their leaves give', async () => {
    const reads = snapshotReads(hub.orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 60_000 });
    try {
      expect(await resultsRecount.differences(reads)).toEqual([]);
    } finally {
      await reads.close();
    }
  }, 60_000);
});
