import { beforeAll, describe, expect, test } from '@jest/globals';
import { hubForWriting } from '../../kit/hub.js';
import { codeOf, POSTS, RoundPlayer, ruleOf, ward } from './round-player.js';
import { publishSmallSet } from './small-set.js';

const { chair, standing, justice } = POSTS;
let now = '2018-11-10T09:00:00+07:00';
const hub = hubForWriting({ now: () => new Date(now) });
const player = new RoundPlayer(hub);

describe('a round from plan to publication', () => {
  let round: string;
  const sheets: Record<string, string> = {};

  beforeAll(() => publishSmallSet(hub.databaseUrl, '004', '004-thu'));

  test('is planned by the issuer with the units that are named', async () => {
    const planned = await player.done(chair, 'planRound', {
      input: {
        issuer: '004',
        block: 'WARD',
        blockLabel: 'Phường thí điểm',
        year: 2018,
        criteriaSet: { code: '004-thu', version: 1 },
        standingAgency: '004.noi-vu',
        selfScoreDue: '2018-11-30T00:00:00+07:00',
        units: ['00115', '00118', '00121'],
      },
    });
    round = planned.id;
    expect(planned.status).toBe('PLANNED');
    Object.assign(sheets, await player.sheetsOf(round));
    expect(Object.keys(sheets)).toEqual(['00115', '00118', '00121']);
  });

  test('is opened by the issuer alone, and gives every sheet every leaf', async () => {
    const refused = await player.step(standing, 'openRound', round);
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['FORBIDDEN', 'OPEN_ROUND_IS_FOR_ISSUER']);
    expect((await player.stepDone(chair, 'openRound', round)).status).toBe('OPEN');
    expect(Object.keys((await player.sheet(sheets['00115']!)).leaves)).toEqual(['1.1', '1.2', '2.1', '2.2', '3.1', 'T.1', 'P.1']);
  });

  test('has its sheets scored with evidence and submitted, in time or late', async () => {
    const id = sheets['00115']!;
    const early = await player.step(ward('00115'), 'submitScorecard', id, { lockedBy: 'Phó Chủ tịch UBND phường' });
    expect([codeOf(early), ruleOf(early)]).toEqual(['RULE_VIOLATION', 'EVERY_LEAF_IS_SCORED']);
    for (const [at, unit] of ['00115', '00118', '00121'].entries()) {
      if (at === 2) now = '2018-11-30T00:00:00+07:00';
      await player.score(ward(unit), sheets[unit]!, { '1.1': 20, '1.2': 15 - at, '2.1': 20 - at, 'T.1': 1 });
      const sent = await player.stepDone(ward(unit), 'submitScorecard', sheets[unit]!, { lockedBy: 'Phó Chủ tịch UBND phường' });
      expect(sent).toMatchObject({ status: 'SUBMITTED', late: at === 2, lockedBy: 'Phó Chủ tịch UBND phường' });
    }
  });

  test('takes nothing more once the intake is closed, until it is reopened, and what comes then is late', async () => {
    const id = sheets['00121']!;
    await player.stepDone(standing, 'reopenScorecard', id, { reason: 'Nộp nhầm' });
    expect(ruleOf(await player.step(standing, 'reopenIntake', round, { reason: 'Chưa khóa' }))).toBe('INTAKE_IS_CLOSED');
    await player.stepDone(standing, 'closeIntake', round);
    const refused = await player.step(ward('00121'), 'submitScorecard', id, { lockedBy: 'Phó Chủ tịch UBND phường' });
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['DEADLINE_PASSED', 'INTAKE_IS_OPEN']);
    const leaf = (await player.sheet(id)).leaves['1.1']!;
    const unsaid = await player.send(ward('00121'), 'scoreLeaf', { score: leaf.id, version: leaf.version, input: { points: 3 } });
    expect(codeOf(unsaid)).toBe('DEADLINE_PASSED');
    expect(codeOf(await player.step(chair, 'reopenIntake', round, { reason: 'Phường xin nộp lại' }))).toBe('FORBIDDEN');
    await player.stepDone(standing, 'reopenIntake', round, { reason: 'Phường xin nộp lại' });
    const sent = await player.stepDone(ward('00121'), 'submitScorecard', id, { lockedBy: 'Phó Chủ tịch UBND phường' });
    expect(sent).toMatchObject({ status: 'SUBMITTED', late: true });
  });

  test('has each leaf appraised by the standing agency, or by the agency in charge of it', async () => {
    for (const [at, unit] of ['00115', '00118', '00121'].entries()) {
      const { leaves } = await player.sheet(sheets[unit]!);
      const others = await player.send(justice, 'appraiseLeaf', {
        score: leaves['1.1']!.id,
        version: leaves['1.1']!.version,
        input: { points: 1 },
      });
      expect(codeOf(others)).toBe('FORBIDDEN');
      await player.appraise(justice, sheets[unit]!, { '2.1': 18.5 - at });
      await player.appraise(standing, sheets[unit]!, { '1.1': 20, '1.2': 15, '2.2': 10, 'T.1': 1, 'P.1': 0.5 });
      expect((await player.stepDone(standing, 'closeAppraisal', sheets[unit]!)).status).toBe('APPRAISED');
    }
  });

  test('has leaves explained and reappraised; final is the last appraisal, not the highest', async () => {
    const id = sheets['00115']!;
    const { leaves } = await player.sheet(id);
    expect(codeOf(await player.step(standing, 'requestExplanation', id, { leaves: [] }))).toBe('BAD_USER_INPUT');
    await player.stepDone(standing, 'requestExplanation', id, { leaves: [leaves['1.2']!.id], note: 'Thiếu biên bản kiểm tra' });
    const asked = (await player.sheet(id)).leaves['1.2']!;
    await player.done(ward('00115'), 'explainLeaf', { score: asked.id, version: asked.version, explanation: 'Biên bản lập ngày 5/9' });
    await player.stepDone(ward('00115'), 'submitExplanation', id);
    await player.appraise(standing, id, { '1.2': 14 }, 'reappraiseLeaf');
    await player.stepDone(standing, 'closeReappraisal', id);
    expect((await player.sheet(id)).leaves['1.2']).toMatchObject({ appraisedPoints: 15, reappraisedPoints: 14, finalPoints: 14 });
  });

  test('asks whether the survey was held before a sheet is final, and rescales without it', async () => {
    const id = sheets['00115']!;
    const refused = await player.step(standing, 'finalizeScorecard', id);
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['RULE_VIOLATION', 'SURVEY_IS_KNOWN']);
    await player.stepDone(standing, 'adjustRound', round, { input: { surveyHeld: false } });
    for (const unit of Object.keys(sheets)) await player.stepDone(standing, 'finalizeScorecard', sheets[unit]!);
    // (20 + 14 + 18.5 + 10 + 1 − 0.5) / 70
    expect(await player.sheet(id)).toMatchObject({ status: 'FINALIZED', finalPoints: 63, index: 90 });
  });

  test('has a final sheet taken back one stage for a reason, and made final again', async () => {
    const id = sheets['00121']!;
    const before = await player.sheet(id);
    const back = await player.stepDone(standing, 'reopenScorecard', id, { reason: 'Kiểm tra lại biên bản' });
    expect(back.status).toBe('APPRAISED');
    expect(await player.sheet(id)).toMatchObject({ index: null, rank: null });
    await player.stepDone(standing, 'finalizeScorecard', id);
    expect(await player.sheet(id)).toMatchObject({ status: 'FINALIZED', index: before['index'], rank: before['rank'] });
  });

  test('is finalized, approved and published by decisions, with ranks', async () => {
    now = '2019-01-15T09:00:00+07:00';
    await player.stepDone(standing, 'finalizeRound', round);
    const decision = { number: '15/QĐ-UBND', on: '2019-01-20' };
    expect(codeOf(await player.step(standing, 'approveRound', round, { decision }))).toBe('FORBIDDEN');
    await player.stepDone(chair, 'approveRound', round, { decision });
    const published = await player.stepDone(chair, 'publishRound', round, { decision: { number: '16/QĐ-UBND', on: '2019-01-25' } });
    expect(published.status).toBe('PUBLISHED');
    const { data } = await hub.askAs(
      null,
      'query($id: ID!) { node(id: $id) { ... on ScoringRound { scorecards(orderBy: RANK) { unit { code } index rank { position of } } } } }',
      { id: round },
    );
    expect(data.node.scorecards).toEqual([
      { unit: { code: '00115' }, index: 90, rank: { position: 1, of: 3 } },
      { unit: { code: '00118' }, index: 90, rank: { position: 1, of: 3 } },
      { unit: { code: '00121' }, index: 88.57, rank: { position: 3, of: 3 } },
    ]);
  });

  test('is corrected by a decision only, and index and ranks follow', async () => {
    const leaf = (await player.sheet(sheets['00118']!)).leaves['2.1']!;
    const late = await player.send(standing, 'appraiseLeaf', { score: leaf.id, version: leaf.version, input: { points: 20 } });
    expect([codeOf(late), ruleOf(late)]).toEqual(['RULE_VIOLATION', 'APPRAISE_LEAF_NEEDS_ROUND_OPEN']);
    const input = { points: 20, decision: '20/QĐ-UBND', decidedOn: '2019-02-10', reason: 'Cộng sai điểm' };
    await player.done(chair, 'correctScore', { score: leaf.id, version: leaf.version, input });
    expect(await player.sheet(sheets['00118']!)).toMatchObject({ finalPoints: 65.5, index: 93.57, rank: { position: 1, of: 3 } });
    expect(await player.sheet(sheets['00115']!)).toMatchObject({ rank: { position: 2, of: 3 } });
    const { data } = await hub.askAs(
      null,
      'query($id: ID!) { node(id: $id) { ... on Score { finalPoints corrections { decision decidedOn reason pointsBefore pointsAfter } } } }',
      { id: leaf.id },
    );
    const { points: pointsAfter, ...decided } = input;
    expect(data.node).toEqual({ finalPoints: 20, corrections: [{ ...decided, pointsBefore: 17.5, pointsAfter }] });
  });
});
