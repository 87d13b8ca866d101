import { withClient } from './with-client.js';
import { draftCriteriaSets, publishCriteriaSets } from '../../../src/modules/criteria/criteria-set.commands.js';
import type { CriteriaSetDraft } from '../../../src/modules/criteria/criteria-set.draft.js';

/** A set as small as one can be that has every method and part: 70 points appraised, 30 by survey, a bonus and a penalty. */
export const smallSet = (issuer: string, code: string): CriteriaSetDraft => ({
  code,
  version: 1,
  name: 'Bộ tiêu chí rút gọn',
  block: 'WARD',
  status: 'DRAFT',
  issuer,
  effectiveFromYear: 2018,
  effectiveToYear: null,
  maxPoints: '100',
  surveyMaxPoints: '30',
  notApplicablePolicy: 'LEAVES_DENOMINATOR',
  bonusEntry: 'BEFORE_RESCALING',
  bonusCap: '2',
  penaltyCap: '2',
  indexMayPass100: false,
  source: null,
  locator: null,
  fields: [
    {
      code: '1',
      name: 'Chỉ đạo, điều hành',
      canonicalField: 'DIRECTION',
      part: 'SCORED',
      maxPoints: '40',
      criteria: [
        { code: '1.1', name: 'Kế hoạch cải cách hành chính', maxPoints: '20', method: 'SELF_APPRAISED', scoringRule: { kind: 'YES_NO' } },
        { code: '1.2', name: 'Kiểm tra cải cách hành chính', maxPoints: '20', method: 'SELF_APPRAISED', scoringRule: { kind: 'YES_NO' } },
      ],
    },
    {
      code: '2',
      name: 'Cải cách thủ tục hành chính',
      canonicalField: 'PROCEDURES',
      part: 'SCORED',
      maxPoints: '30',
      criteria: [
        {
          code: '2.1',
          name: 'Niêm yết thủ tục',
          maxPoints: '20',
          method: 'SELF_APPRAISED',
          owner: { name: 'Phòng Tư pháp', unitCode: `${issuer}.tu-phap` },
        },
        { code: '2.2', name: 'Kết quả kiểm tra đột xuất', maxPoints: '10', method: 'APPRAISER_ONLY' },
      ],
    },
    {
      code: '3',
      name: 'Điều tra xã hội học',
      canonicalField: 'IMPACT',
      part: 'SCORED',
      maxPoints: '30',
      criteria: [
        { code: '3.1', name: 'Sự hài lòng của người dân', maxPoints: '30', method: 'SURVEY', scoringRule: { kind: 'SURVEY_SHARE' } },
      ],
    },
    {
      code: 'T',
      name: 'Điểm thưởng',
      canonicalField: 'BONUS',
      part: 'BONUS',
      maxPoints: '2',
      criteria: [{ code: 'T.1', name: 'Sáng kiến được công nhận', maxPoints: '2', method: 'SELF_APPRAISED' }],
    },
    {
      code: 'P',
      name: 'Điểm phạt',
      canonicalField: 'PENALTY',
      part: 'PENALTY',
      maxPoints: '2',
      criteria: [{ code: 'P.1', name: 'Vi phạm kỷ luật hành chính', maxPoints: '2', method: 'APPRAISER_ONLY' }],
    },
  ],
  gradeBands: [
    { code: 'TOT', name: 'Tốt', minIndex: '80' },
    { code: 'KHA', name: 'Khá', minIndex: '65' },
    { code: 'YEU', name: 'Yếu', minIndex: '0' },
  ],
  tieBreakers: [{ kind: 'LESS_PENALTY' }],
});

/** Writes and publishes the small set. */
export const publishSmallSet = (databaseUrl: string, issuer: string, code: string): Promise<void> =>
  withClient(databaseUrl, async (client) => {
    const [set] = await draftCriteriaSets(client, 'test', [smallSet(issuer, code)]);
    await publishCriteriaSets(client, 'test', [set!]);
  });
