import { describe, expect, test } from '@jest/globals';
import { hubForWriting, type Answer } from '../../kit/hub.js';
import { DISCARD, draft, fields, journal, leader, NEW_VERSION, PUBLISH, refusalOf, setOf, typed } from './set-drafts.js';

const hub = hubForWriting();

/** What the leaves of the typed set say otherwise, by code. */
type Changes = Readonly<Record<string, object>>;
const DATA = '1.1.2';
const SURVEY = '1.2';
const ON_TIME = { kind: 'DOSSIERS_ON_TIME' };
const ANSWERS = { kind: 'SURVEY_ANSWERS', instrument: 'SIPAS', question: 'Q2' };
const NONE = { metric: null, instrument: null, dimension: null, question: null };

const changed = (criteria: readonly any[], changes: Changes): any[] =>
  criteria.map((one) => ({
    ...one,
    ...changes[one.code],
    ...(one.components && { components: changed(one.components, changes) }),
  }));
const measured = (code: string, changes: Changes): object =>
  typed(code, { fields: fields().map((field) => ({ ...field, criteria: changed(field.criteria, changes) })) });
const written = (code: string, changes: Changes, replace?: boolean): Promise<Answer> =>
  draft(hub, leader, measured(code, changes), replace);
/** The measures of a set by the code of their leaf. */
const measuresOf = (set: any): object =>
  Object.fromEntries(set.criteria.flatMap(({ code, measure }: any) => (measure ? [[code, measure]] : [])));
const named = { [DATA]: { measure: ON_TIME }, [SURVEY]: { measure: ANSWERS } };
const told = { [DATA]: { ...NONE, ...ON_TIME }, [SURVEY]: { ...NONE, ...ANSWERS } };

describe('what leaves are measured by', () => {
  test('is told as it was written, published, and kept by the next version and the journal', async () => {
    const set = setOf(await written('thu-do', named));
    expect([set.problems, measuresOf(set)]).toEqual([[], told]);
    expect(measuresOf(setOf(await hub.askAs(leader, PUBLISH, { set: set.id })))).toEqual(told);
    const next = setOf(await hub.askAs(leader, NEW_VERSION, { set: set.id }));
    expect([next.version, next.problems, measuresOf(next)]).toEqual([2, [], told]);
    setOf(await hub.askAs(leader, DISCARD, { set: next.id }));
    const [row] = await journal(hub, 'criteria.discardCriteriaSet', 'thu-do v2');
    expect(row!['before'].fields[0].criteria[1]).toMatchObject({ code: SURVEY, measure: ANSWERS });
  });

  test('is what the draft says that replaces another, and the journal has both', async () => {
    setOf(await written('thu-thay', named));
    const result = { kind: 'SURVEY_RESULT', instrument: ' SIPAS ', dimension: 'D1' };
    const set = setOf(
      await written('thu-thay', { [SURVEY]: { measure: result, scoringRule: { kind: 'SURVEY_SHARE' } }, [DATA]: { measure: null } }, true),
    );
    const kept = { ...result, instrument: 'SIPAS' };
    expect([set.problems, measuresOf(set)]).toEqual([[], { [SURVEY]: { ...NONE, ...kept } }]);
    const [, row] = await journal(hub, 'criteria.draftCriteriaSet', 'thu-thay v1');
    const leavesOf = ({ fields: [direction] }: any): any[] => [direction.criteria[0].components[1], direction.criteria[1]];
    expect(leavesOf(row!['before']).map(({ measure }) => measure)).toEqual([ON_TIME, ANSWERS]);
    expect(leavesOf(row!['after']).map(({ measure }) => measure)).toEqual([null, kept]);
  });

  test.each<[string, Changes, string]>([
    [
      'a measure that misses its code',
      { [DATA]: { measure: { kind: 'STATEMENT_SHARE' } } },
      'Criterion 1.1.2: A measure of kind STATEMENT_SHARE has metric; missing: metric.',
    ],
    [
      'a measure with a code that its kind has not',
      { [DATA]: { measure: { ...ON_TIME, metric: 'DIRECTIVE_DOCUMENTS' } } },
      'Criterion 1.1.2: A measure of kind DOSSIERS_ON_TIME has no parts; too much: metric.',
    ],
    [
      'a question where the result is meant',
      { [SURVEY]: { measure: { ...ANSWERS, kind: 'SURVEY_RESULT' } } },
      'Criterion 1.2: A measure of kind SURVEY_RESULT has instrument, dimension (optional); too much: question.',
    ],
    [
      'an empty code',
      { [SURVEY]: { measure: { ...ANSWERS, question: ' ' } } },
      'A code that a measure names has 1 to 100 letters; one has 0.',
    ],
    [
      'the measure of a leaf that is not measured',
      { '1.1.1': { measure: ON_TIME } },
      'Criterion 1.1.1 (Ban hành kế hoạch) names a measure, DOSSIERS_ON_TIME; only leaves of method DATA or SURVEY are measured.',
    ],
    [
      'the measure of a criterion with components',
      { '1.1': { measure: ON_TIME } },
      'Criterion 1.1 (Kế hoạch cải cách hành chính) names a measure, DOSSIERS_ON_TIME; only leaves of method DATA or SURVEY are measured.',
    ],
  ])('is not drafted: %s', async (_, changes, message) => {
    const answer = await written('thu-sai', changes);
    expect(refusalOf(answer)).toEqual({ code: 'BAD_USER_INPUT', rule: undefined });
    expect(answer.errors![0]!.message).toBe(message);
  });

  test('fits method and rule before it is published', async () => {
    const set = setOf(
      await written('thu-lech', { [DATA]: { measure: ANSWERS }, [SURVEY]: { measure: { kind: 'SURVEY_RESULT', instrument: 'SIPAS' } } }),
    );
    expect(set.problems.map(({ rule, message }: any) => [rule, message])).toEqual([
      [
        'MEASURE_FITS_METHOD',
        'Leaf 1.1.2 (Báo cáo đúng hạn) is scored from data, and its measure SURVEY_ANSWERS is a survey; it takes one of DOSSIERS_ON_TIME, DOSSIERS_ONLINE, STATEMENT_SHARE, STATEMENT_VALUE.',
      ],
      [
        'MEASURE_FITS_RULE',
        'Leaf 1.2 (Mức độ hài lòng của người dân) is measured by SURVEY_RESULT, which makes points by SURVEY_SHARE, LADDER; its scoring rule is SURVEY_OPTIONS.',
      ],
    ]);
    expect(refusalOf(await hub.askAs(leader, PUBLISH, { set: set.id }))).toEqual({ code: 'RULE_VIOLATION', rule: 'MEASURE_FITS_METHOD' });
  });
});
