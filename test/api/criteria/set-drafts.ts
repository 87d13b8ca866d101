import { query } from '../../kit/databases.js';
import type { Answer, Asker, TestHub } from '../../kit/hub.js';

/** Who writes sets of district 004, and who does not. */
export const leader = { role: 'LEADER', unit: '004' } as const;
export const appraiser = { role: 'APPRAISER', unit: '004.noi-vu' } as const;
export const agencyLeader = { role: 'LEADER', unit: '004.van-phong' } as const;
export const steward = { role: 'DATA_STEWARD' } as const;
export const admin = { role: 'ADMIN' } as const;

/** A whole set of district 004 as somebody types it: two fields and a bonus, 100 points, 20 of them from a survey. */
export const typed = (code: string, more: object = {}) => ({
  code,
  name: 'Bộ tiêu chí chấm điểm UBND các phường',
  block: 'WARD',
  issuer: '004',
  effectiveFromYear: 2019,
  maxPoints: 100,
  surveyMaxPoints: 20,
  notApplicablePolicy: 'LEAVES_DENOMINATOR',
  bonusEntry: 'AFTER_RESCALING',
  bonusCap: 2,
  penaltyCap: 1.5,
  indexMayPass100: false,
  source: 'S2',
  locator: '¶6',
  fields: fields(),
  gradeBands: [
    { code: 'T', name: 'Tốt', minIndex: 80 },
    { code: 'Y', name: 'Yếu', minIndex: 0 },
  ],
  tieBreakers: [{ kind: 'SURVEY_POINTS' }, { kind: 'FIELD_POINTS', field: '1' }],
  ...more,
});

export const fields = ({ second = 39.5, reports = 20.5 } = {}) => [
  {
    code: '1',
    name: 'Công tác chỉ đạo, điều hành',
    canonicalField: 'DIRECTION',
    maxPoints: 60.5,
    criteria: [
      {
        code: '1.1',
        name: 'Kế hoạch cải cách hành chính',
        maxPoints: 40.5,
        ownerAgency: { unit: '004.van-phong' },
        components: [
          {
            code: '1.1.1',
            name: 'Ban hành kế hoạch',
            maxPoints: 20,
            method: 'SELF_APPRAISED',
            scoringRule: { kind: 'YES_NO' },
            appraiserAgency: { name: 'Phòng Nội vụ quận', unit: '004.noi-vu' },
          },
          {
            code: '1.1.2',
            name: 'Báo cáo đúng hạn',
            maxPoints: reports,
            method: 'DATA',
            scoringRule: {
              kind: 'LADDER',
              steps: [
                { from: 50, percent: 25.5 },
                { from: 90, percent: 100 },
              ],
            },
          },
        ],
      },
      {
        code: '1.2',
        name: 'Mức độ hài lòng của người dân',
        maxPoints: 20,
        method: 'SURVEY',
        scoringRule: { kind: 'SURVEY_OPTIONS', percents: [100, 60, 20, 0] },
      },
    ],
  },
  {
    code: '2',
    name: 'Cải cách thủ tục hành chính',
    canonicalField: 'PROCEDURES',
    maxPoints: second,
    criteria: [{ code: '2.1', name: 'Trang thiết bị', maxPoints: second, method: 'SELF_APPRAISED' }],
  },
  {
    code: 'T',
    name: 'Điểm thưởng',
    canonicalField: 'BONUS',
    maxPoints: 2,
    criteria: [
      { code: 'T.1', name: 'Sáng kiến', maxPoints: 2, method: 'APPRAISER_ONLY', scoringRule: { kind: 'COUNT', each: 0.5, cap: 2 } },
    ],
  },
];

export const same = (...codes: string[]) => codes.map((code) => ({ newer: code, kind: 'SAME', older: code }));

/** The whole set as it is read in the graph. */
export const WHOLE = `fragment Whole on CriteriaSet {
  id code version name block status effectiveFromYear effectiveToYear maxPoints surveyMaxPoints notApplicablePolicy bonusEntry bonusCap penaltyCap
  indexMayPass100 demo issuer { code } source { locator document { code } } problems { rule message messageVi }
  gradeBands { code name minIndex } tieBreakers { ordinal kind field { code } } fields { ordinal code name canonicalField part maxPoints }
  criteria { ordinal code name maxPoints isLeaf method field { code } parent { code } components { code }
    scoringRule { kind steps { from percent } each cap percents } measure { kind metric instrument dimension question }
    ownerAgency { name unit { code } } appraiserAgency { name unit { code } }
    olderEquivalents { kind older { code set { version } } } } }`;

export const DRAFT = `mutation Draft($input: CriteriaSetDraftInput!, $replace: Boolean) { set: draftCriteriaSet(input: $input, replace: $replace) { ...Whole } } ${WHOLE}`;
export const PUBLISH = `mutation Publish($set: ID!) { set: publishCriteriaSet(set: $set) { ...Whole } } ${WHOLE}`;
export const RETIRE =
  'mutation Retire($set: ID!, $lastYear: Int) { set: retireCriteriaSet(set: $set, lastYear: $lastYear) { status effectiveToYear } }';
export const DISCARD = 'mutation Discard($set: ID!) { set: discardCriteriaSet(set: $set) }';
export const NEW_VERSION = `mutation NewVersion($set: ID!, $effectiveFromYear: Int, $name: String, $equivalences: [LeafEquivalenceInput!]) {
  set: newCriteriaSetVersion(set: $set, effectiveFromYear: $effectiveFromYear, name: $name, equivalences: $equivalences) { ...Whole } } ${WHOLE}`;

/** The set of an answer that has to be right. */
export function setOf({ data, errors }: Answer): any {
  if (errors) throw new Error(JSON.stringify(errors));
  return data.set;
}

/** How an answer was refused: its code, and the rule where there is one. */
export function refusalOf({ errors }: Answer): { code: string; rule: string | undefined } | null {
  const [error] = errors ?? [];
  if (!error) return null;
  const { code, rule, messageVi } = error.extensions;
  if (typeof messageVi !== 'string' || messageVi === '') throw new Error(`no messageVi: ${JSON.stringify(error)}`);
  return { code, rule };
}

export const draft = (hub: TestHub, asker: Asker, input: object, replace?: boolean): Promise<Answer> =>
  hub.askAs(asker, DRAFT, { input, ...(replace !== undefined && { replace }) });

/** Drafts a set and publishes it, and tells its id. */
export async function published(hub: TestHub, code: string, more: object = {}): Promise<string> {
  const { id } = setOf(await draft(hub, leader, typed(code, more)));
  setOf(await hub.askAs(leader, PUBLISH, { set: id }));
  return id;
}

/** The journal's rows of a command, oldest first. */
export const journal = (hub: TestHub, command: string, subject: string): Promise<Record<string, any>[]> =>
  query(hub.databaseUrl, 'select kind, actor, before, after, request_id from audit_entry where command = $1 and subject = $2 order by id', [
    command,
    subject,
  ]);
