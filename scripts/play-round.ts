import { appraise, CHAIR, fillIn, history, leafNow, officer, Play, progressText, say, STANDING, STEWARD, tell } from './play/play.js';
import { openScratchHub, type ScratchHub } from './play/scratch-hub.js';
import { RESULT_QUERY } from './play/steps.js';
import { wardSet } from './play/ward-set.js';

/**
 * `npm run play`: the ward round of quận Long Biên for 2018, which its UBND asked for on 06/11/2018, played from the plan to the publication on a
 * database that goes afterwards. Every step goes through the graph; what is forbidden is tried on the way, and has to be refused by name. The points
 * are made up. Ends with 1 where something goes otherwise.
 */

async function play(hub: ScratchHub): Promise<void> {
  const game = new Play(hub);

  game.on('2018-11-05T09:00:00+07:00', 'Bộ tiêu chí của quận');
  const draft = await game.does(STANDING, 'draftCriteriaSet', { input: wardSet(10.05) }, ({ status }) => status);
  await game.isRefused(CHAIR, 'publishCriteriaSet', { set: draft.id }, 'RULE_VIOLATION', 'POINTS_ADD_UP');
  const set = await game.does(STANDING, 'draftCriteriaSet', { input: wardSet(10.5), replace: true });
  await game.isRefused(STANDING, 'publishCriteriaSet', { set: set.id }, 'FORBIDDEN');
  await game.does(CHAIR, 'publishCriteriaSet', { set: set.id }, ({ status }) => status);

  game.on('2018-11-06T14:00:00+07:00', 'Hội nghị triển khai: mở đợt chấm điểm các phường');
  const input = {
    issuer: '004',
    block: 'WARD',
    year: 2018,
    criteriaSet: { code: '004-cham-diem-phuong', version: 1 },
    standingAgency: '004.noi-vu',
    selfScoreDue: '2018-11-30T00:00:00+07:00',
    surveyPlanned: true,
  };
  await game.isRefused(officer('00115'), 'planRound', { input }, 'FORBIDDEN');
  const { id: round } = await game.does(STANDING, 'planRound', { input }, ({ status, progress }) => `${status}, ${progress.units} phường`);
  await game.isRefused(STANDING, 'openRound', await game.now('round', round), 'FORBIDDEN', 'OPEN_ROUND_IS_FOR_ISSUER');
  await game.does(CHAIR, 'openRound', await game.now('round', round), ({ status }) => status);

  const sheets: { id: string; unit: string; name: string }[] = (
    await game.node(
      round,
      STEWARD,
      'query($id: ID!) { node(id: $id) { ... on ScoringRound { scorecards(orderBy: UNIT) { id unit { code name } } } } }',
    )
  ).scorecards.map(({ id, unit }) => ({ id, unit: unit.code, name: unit.name }));
  if (sheets.length !== 14) throw new Error(`14 wards were expected; ${sheets.length} came.`);

  game.on('2018-11-12T09:00:00+07:00', 'Các phường tự chấm điểm, gửi tài liệu kiểm chứng');
  const [first, second] = [sheets[0]!, sheets[1]!];
  const leaf = (await game.node(first.id)).scores[0]!;
  await game.isRefused(officer(second.unit), 'scoreLeaf', { score: leaf.id, version: leaf.version, input: { points: 5 } }, 'NOT_FOUND');
  await game.isRefused(
    officer(first.unit),
    'scoreLeaf',
    { score: leaf.id, version: leaf.version, input: { points: 8.5 } },
    'BAD_USER_INPUT',
  );
  await game.isRefused(
    officer(first.unit),
    'submitScorecard',
    { ...(await game.now('scorecard', first.id)), lockedBy: 'Phó Chủ tịch UBND phường' },
    'RULE_VIOLATION',
    'EVERY_LEAF_IS_SCORED',
  );
  for (const [at, sheet] of sheets.entries()) await fillIn(game, sheet, at);
  await game.isRefused(officer(first.unit), 'scoreLeaf', { score: leaf.id, version: leaf.version, input: { points: 1 } }, 'STALE_VERSION');
  for (const sheet of sheets.slice(0, 12))
    await game.does(officer(sheet.unit), 'submitScorecard', {
      ...(await game.now('scorecard', sheet.id)),
      lockedBy: 'Phó Chủ tịch UBND phường',
    });
  say(`  ✓ 12 phường đã chốt tự chấm; ${progressText(await game.node(round, CHAIR))}`);
  const stale = await game.node(first.id);
  await game.isRefused(
    officer(first.unit),
    'scoreLeaf',
    { score: stale.scores[0]!.id, version: stale.scores[0]!.version, input: { points: 1 } },
    'RULE_VIOLATION',
    'SCORE_LEAF_NEEDS_DRAFT',
  );

  game.on('2018-12-01T08:30:00+07:00', 'Hai phường nộp muộn, sau đó khóa tiếp nhận');
  for (const sheet of sheets.slice(12))
    await game.does(
      officer(sheet.unit),
      'submitScorecard',
      { ...(await game.now('scorecard', sheet.id)), lockedBy: 'Chủ tịch UBND phường' },
      ({ late, unit }) => `${unit.name}, nộp muộn: ${late}`,
    );
  await game.does(
    STANDING,
    'closeIntake',
    await game.now('round', round),
    ({ progress }) => `đúng hạn ${progress.submittedOnTime}/${progress.units}`,
  );

  game.on('2018-12-10T09:00:00+07:00', 'Phòng Nội vụ thẩm định lần 1');
  await game.isRefused(STANDING, 'closeAppraisal', await game.now('scorecard', first.id), 'RULE_VIOLATION', 'EVERY_LEAF_HAS_APPRAISAL');
  for (const [at, sheet] of sheets.entries()) {
    await appraise(game, sheet.id, at);
    await game.does(STANDING, 'closeAppraisal', await game.now('scorecard', sheet.id));
  }
  say(`  ✓ ${progressText(await game.node(round, CHAIR))}`);

  game.on('2018-12-17T09:00:00+07:00', 'Yêu cầu giải trình ba tiêu chí của một phường');
  const asked = (await game.node(second.id)).scores.slice(0, 3);
  await game.does(
    STANDING,
    'requestExplanation',
    { ...(await game.now('scorecard', second.id)), leaves: asked.map(({ id }) => id), note: 'Chưa thấy văn bản gốc' },
    ({ status, unit }) => `${unit.name}: ${status}`,
  );
  const other = (await game.node(second.id)).scores[4]!;
  await game.isRefused(
    officer(second.unit),
    'explainLeaf',
    { score: other.id, version: other.version, explanation: '…' },
    'RULE_VIOLATION',
    'LEAF_WAS_ASKED_ABOUT',
  );
  await game.isRefused(
    officer(second.unit),
    'submitExplanation',
    await game.now('scorecard', second.id),
    'RULE_VIOLATION',
    'EVERY_QUESTION_IS_ANSWERED',
  );
  for (const { id } of asked)
    await game.does(officer(second.unit), 'explainLeaf', {
      ...(await leafNow(game, second.id, id)),
      explanation: 'Văn bản gốc đã gửi kèm',
    });
  await game.does(officer(second.unit), 'submitExplanation', await game.now('scorecard', second.id), ({ status }) => status);
  for (const [at, { id, appraisedPoints }] of asked.entries())
    await game.does(STANDING, 'reappraiseLeaf', {
      ...(await leafNow(game, second.id, id)),
      input: { points: at === 0 ? appraisedPoints - 0.5 : appraisedPoints + 0.5 },
    });
  await game.does(STANDING, 'closeReappraisal', await game.now('scorecard', second.id), ({ status }) => status);

  game.on('2018-12-24T09:00:00+07:00', 'Chốt điểm');
  await game.isRefused(STANDING, 'finalizeScorecard', await game.now('scorecard', first.id), 'RULE_VIOLATION', 'SURVEY_IS_KNOWN');
  await game.does(STANDING, 'adjustRound', { ...(await game.now('round', round)), input: { surveyHeld: false } });
  await game.isRefused(STANDING, 'finalizeRound', await game.now('round', round), 'RULE_VIOLATION', 'EVERY_SHEET_IS_FINAL');
  for (const sheet of sheets) await game.does(STANDING, 'finalizeScorecard', await game.now('scorecard', sheet.id));
  await game.does(STANDING, 'finalizeRound', await game.now('round', round), ({ status }) => status);

  game.on('2019-01-10T09:00:00+07:00', 'Phê duyệt và công bố');
  const approval = { number: '15/QĐ-UBND', on: '2019-01-10' };
  await game.isRefused(
    STANDING,
    'approveRound',
    { ...(await game.now('round', round)), decision: approval },
    'FORBIDDEN',
    'APPROVE_ROUND_IS_FOR_ISSUER',
  );
  await game.does(CHAIR, 'approveRound', { ...(await game.now('round', round)), decision: approval }, ({ status }) => status);
  if ((await game.node(round, null, RESULT_QUERY)) !== null) throw new Error('Everybody sees a round that is not published.');
  await game.does(
    CHAIR,
    'publishRound',
    { ...(await game.now('round', round)), decision: { number: '16/QĐ-UBND', on: '2019-01-15' } },
    ({ status }) => status,
  );
  tell(await game.node(round, null, RESULT_QUERY));

  game.on('2019-02-20T09:00:00+07:00', 'Đính chính theo quyết định');
  const last = sheets.at(-1)!;
  const wrong = (await game.node(last.id)).scores[0]!;
  await game.isRefused(
    STANDING,
    'appraiseLeaf',
    { score: wrong.id, version: wrong.version, input: { points: 8 } },
    'RULE_VIOLATION',
    'APPRAISE_LEAF_NEEDS_ROUND_OPEN',
  );
  const correction = { points: 8, decision: '40/QĐ-UBND', decidedOn: '2019-02-20', reason: 'Cộng sai điểm tiêu chí' };
  await game.does(
    CHAIR,
    'correctScore',
    { score: wrong.id, version: wrong.version, input: correction },
    ({ finalPoints }) => `${last.name}: ${finalPoints} điểm`,
  );
  tell(await game.node(round, null, RESULT_QUERY));

  const steps = await history(game, round);
  say(`\nDiễn biến trong đồ thị: ${[...steps].map(([step, times]) => `${step} ${times}`).join(' · ')}`);
  const wrongs = await hub.verify();
  if (wrongs.length > 0) throw new Error(wrongs.join('\n'));
  say('\nTính lại toàn bộ: không có sai lệch.');
}

const hub = await openScratchHub('2018-11-05T08:00:00+07:00');
try {
  await play(hub);
} finally {
  await hub.close();
}
