import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const run = promisify(execFile);

test('`npm run play` plays the ward round of 2018 to its end: what is allowed goes, what is forbidden is refused by name', async () => {
  const { DATABASE_URL: _own, NODE_OPTIONS: _jest, ...env } = process.env;
  const { stdout } = await run(process.execPath, ['--import', './scripts/typescript.js', 'scripts/play-round.ts'], { env });
  const refused = [...stdout.matchAll(/✗ .*? · (\w+): (\w+)(?: ([A-Z_]+))? —/gu)].map(([, step, code, rule]) =>
    `${step} ${code} ${rule ?? ''}`.trim(),
  );
  expect(refused).toEqual([
    'publishCriteriaSet RULE_VIOLATION POINTS_ADD_UP',
    'publishCriteriaSet FORBIDDEN',
    'planRound FORBIDDEN PLAN_ROUND_IS_FOR_ISSUER',
    'openRound FORBIDDEN OPEN_ROUND_IS_FOR_ISSUER',
    'scoreLeaf NOT_FOUND',
    'scoreLeaf BAD_USER_INPUT',
    'submitScorecard RULE_VIOLATION EVERY_LEAF_IS_SCORED',
    'scoreLeaf STALE_VERSION',
    'scoreLeaf RULE_VIOLATION SCORE_LEAF_NEEDS_DRAFT',
    'closeAppraisal RULE_VIOLATION EVERY_LEAF_HAS_APPRAISAL',
    'explainLeaf RULE_VIOLATION LEAF_WAS_ASKED_ABOUT',
    'submitExplanation RULE_VIOLATION EVERY_QUESTION_IS_ANSWERED',
    'finalizeScorecard RULE_VIOLATION SURVEY_IS_KNOWN',
    'finalizeRound RULE_VIOLATION EVERY_SHEET_IS_FINAL',
    'approveRound FORBIDDEN APPROVE_ROUND_IS_FOR_ISSUER',
    'appraiseLeaf RULE_VIOLATION APPRAISE_LEAF_NEEDS_ROUND_OPEN',
  ]);
  expect(stdout).toMatch(/đúng hạn 12\/14/u);
  expect(stdout.match(/\(nộp muộn\)/gu)).toHaveLength(4);
  const places = [...stdout.matchAll(/^ +(\d+)\/14 +(\d+\.\d\d) /gmu)].map(([, rank, index]) => [Number(rank), Number(index)]);
  expect(places).toHaveLength(28);
  expect(places.slice(0, 14).toSorted(([, one], [, other]) => other! - one!)).toEqual(places.slice(0, 14));
  expect(stdout).toContain(
    'PLAN_ROUND 1 · OPEN_ROUND 1 · SCORE_LEAF 196 · ATTACH_EVIDENCE 196 · SUBMIT 14 · CLOSE_INTAKE 1 · APPRAISE_LEAF 196 · CLOSE_APPRAISAL 14 · ' +
      'REQUEST_EXPLANATION 3 · EXPLAIN_LEAF 3 · SUBMIT_EXPLANATION 1 · REAPPRAISE_LEAF 3 · CLOSE_REAPPRAISAL 1 · ADJUST_ROUND 1 · FINALIZE 14 · ' +
      'FINALIZE_ROUND 1 · APPROVE_ROUND 1 · PUBLISH_ROUND 1 · CORRECT_LEAF 1',
  );
  expect(stdout.trimEnd()).toMatch(/Tính lại toàn bộ: không có sai lệch\.$/u);
}, 180_000);
