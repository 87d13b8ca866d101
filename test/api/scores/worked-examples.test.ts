import { beforeAll, describe, expect, test } from '@jest/globals';
import { draftCriteriaSets, publishCriteriaSets } from '../../../src/modules/criteria/criteria-set.commands.js';
import { hubForWriting } from '../../kit/hub.js';
import { INSTRUMENT, state, survey } from './measured-figures.js';
import { POSTS, RoundPlayer, ward } from './round-player.js';
import { smallSet } from './small-set.js';
import { withClient } from './with-client.js';

const { chair, standing } = POSTS;
const hub = hubForWriting({ now: () => new Date('2019-01-15T09:00:00+07:00') });
const player = new RoundPlayer(hub);

/** The small set with its survey leaf measured by a survey. */
function surveyedSet() {
  const set = smallSet('004', '004-vi-du');
  const measure = { kind: 'SURVEY_RESULT', instrument: INSTRUMENT } as const;
  const measured = set.fields!.map((field) => ({
    ...field,
    criteria: field.criteria.map((leaf) => (leaf.method === 'SURVEY' ? { ...leaf, measure } : leaf)),
  }));
  return { ...set, fields: measured };
}

/** Plays a round of one ward to its publication: appraised 63.50 of 70, bonus 1.0, penalty 0.5. */
async function published(surveyHeld: boolean): Promise<Record<string, any>> {
  const { id: round } = await player.done(chair, 'planRound', {
    input: {
      issuer: '004',
      block: 'WARD',
      blockLabel: surveyHeld ? 'Có điều tra' : 'Không điều tra',
      year: 2018,
      criteriaSet: { code: '004-vi-du', version: 1 },
      standingAgency: '004.noi-vu',
      selfScoreDue: '2019-01-31T00:00:00+07:00',
      units: ['00115'],
    },
  });
  await player.stepDone(chair, 'openRound', round);
  const sheet = (await player.sheetsOf(round))['00115']!;
  await player.score(ward('00115'), sheet, { '1.1': 20, '1.2': 17.5, '2.1': 20, 'T.1': 1 });
  await player.stepDone(ward('00115'), 'submitScorecard', sheet, { lockedBy: 'Phó Chủ tịch UBND phường' });
  await player.appraise(standing, sheet, { '1.1': 20, '1.2': 15, '2.1': 18.5, '2.2': 10, 'T.1': 1, 'P.1': 0.5 });
  await player.stepDone(standing, 'closeAppraisal', sheet);
  await player.stepDone(standing, 'adjustRound', round, { input: { surveyHeld } });
  await player.stepDone(standing, 'finalizeScorecard', sheet);
  await player.stepDone(standing, 'finalizeRound', round);
  for (const [at, step] of ['approveRound', 'publishRound'].entries())
    await player.stepDone(chair, step, round, { decision: { number: `${at + 1}/QĐ-UBND`, on: '2019-01-20' } });
  const { data } = await hub.askAs(
    null,
    `query($id: ID!) { node(id: $id) { ... on Scorecard {
       index finalPoints denominator surveyHeld appraisedPoints surveyPoints bonusPoints penaltyPoints scores { criterion { code } finalPoints } } } }`,
    { id: sheet },
  );
  return data.node;
}

describe('an index from plan to publication', () => {
  beforeAll(() =>
    withClient(hub.databaseUrl, async (client) => {
      const [set] = await draftCriteriaSets(client, 'test', [surveyedSet()]);
      await publishCriteriaSets(client, 'test', [set!]);
      await state(client, '00115', []);
      await survey(client, [{ unit: '00115', value: '82' }]);
    }),
  );

  test('without a survey is 64.0 of 70 points: 91.43', async () => {
    expect(await published(false)).toMatchObject({
      appraisedPoints: 63.5,
      surveyPoints: null,
      bonusPoints: 1,
      penaltyPoints: 0.5,
      finalPoints: 64,
      denominator: 70,
      surveyHeld: false,
      index: 91.43,
    });
  });

  test('with 24.6 of 30 survey points is 88.6 of 100 points: 88.60', async () => {
    const sheet = await published(true);
    expect(sheet).toMatchObject({
      appraisedPoints: 63.5,
      surveyPoints: 24.6,
      finalPoints: 88.6,
      denominator: 100,
      surveyHeld: true,
      index: 88.6,
    });
    expect(sheet['scores']).toContainEqual({ criterion: { code: '3.1' }, finalPoints: 24.6 });
  });
});
