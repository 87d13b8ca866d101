import type { CriteriaSetDraft } from '../../../src/modules/criteria/criteria-set.draft.js';
import { draftCriteriaSets, publishCriteriaSets } from '../../../src/modules/criteria/criteria-set.commands.js';
import { smallSet } from './small-set.js';
import { withClient } from './with-client.js';

const OPTIONS = { kind: 'SURVEY_OPTIONS', percents: [100, 60, 20, 0] } as const;
const ALL = { kind: 'RATIO', target: 100 } as const;

/** The small set with leaves of every kind of figure: 30 points from dossiers and statements, 30 from a survey. */
export function measuredSet(issuer: string, code: string): CriteriaSetDraft {
  const small = smallSet(issuer, code);
  const [direction, procedures, survey, ...rest] = small.fields!;
  return {
    ...small,
    fields: [
      direction!,
      {
        ...procedures!,
        criteria: [
          { code: '2.1', name: 'Hồ sơ đúng hạn', maxPoints: '10', method: 'DATA', scoringRule: ALL, measure: { kind: 'DOSSIERS_ON_TIME' } },
          { code: '2.2', name: 'Hồ sơ trực tuyến', maxPoints: '8', method: 'DATA', scoringRule: ALL, measure: { kind: 'DOSSIERS_ONLINE' } },
          {
            code: '2.3',
            name: 'Thủ tục được công khai',
            maxPoints: '6',
            method: 'DATA',
            scoringRule: ALL,
            measure: { kind: 'STATEMENT_SHARE', metric: 'PROCEDURE_FIELDS_PUBLISHED' },
          },
          {
            code: '2.4',
            name: 'Văn bản chỉ đạo',
            maxPoints: '6',
            method: 'DATA',
            scoringRule: { kind: 'SHARE_OF_LEADER' },
            measure: { kind: 'STATEMENT_VALUE', metric: 'DIRECTIVE_DOCUMENTS' },
          },
        ],
      },
      {
        ...survey!,
        criteria: [
          {
            code: '3.1',
            name: 'Thái độ phục vụ',
            maxPoints: '20',
            method: 'SURVEY',
            scoringRule: OPTIONS,
            measure: { kind: 'SURVEY_ANSWERS', instrument: 'DTXHH-THU', question: 'Q1' },
          },
          {
            code: '3.2',
            name: 'Mức độ hài lòng',
            maxPoints: '10',
            method: 'SURVEY',
            scoringRule: { kind: 'SURVEY_SHARE' },
            measure: { kind: 'SURVEY_RESULT', instrument: 'DTXHH-THU', dimension: 'D1' },
          },
        ],
      },
      ...rest,
    ],
  };
}

/** Writes and publishes the measured set. */
export const publishMeasuredSet = (databaseUrl: string, issuer: string, code: string): Promise<void> =>
  withClient(databaseUrl, async (client) => {
    const [set] = await draftCriteriaSets(client, 'test', [measuredSet(issuer, code)]);
    await publishCriteriaSets(client, 'test', [set!]);
  });
