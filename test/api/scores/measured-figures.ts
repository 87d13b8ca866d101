import type { Client } from 'pg';
import { upsertSourceDocument } from '../../../src/modules/documents/source.commands.js';
import { recordStatements, type NewStatement } from '../../../src/modules/documents/statement.commands.js';
import { unitsOfCodes } from '../../../src/modules/documents/unit-codes.js';
import { openCampaign } from '../../../src/modules/surveys/campaign.commands.js';
import { addQuestions, instrumentVersion, upsertInstruments } from '../../../src/modules/surveys/instrument.commands.js';
import { recordResults, type NewAnswerCount } from '../../../src/modules/surveys/result.commands.js';

export const INSTRUMENT = 'DTXHH-THU';
const SOURCE = 'BC-THU';

/** Identities of units at the end of 2018. */
export const unitsOf = (client: Client, codes: readonly string[]): Promise<number[]> =>
  unitsOfCodes(
    client,
    codes.map((code) => ({ code, on: '2018-12-31' })),
  );

/** Says that a report of 2018 states something of a unit. */
export async function state(
  client: Client,
  unit: string,
  statements: readonly Omit<NewStatement, 'unit' | 'source' | 'text'>[],
): Promise<void> {
  const [key] = await unitsOf(client, [unit]);
  await upsertSourceDocument(client, 'test', { code: SOURCE, kind: 'REPORT', title: 'Báo cáo CCHC năm 2018', publishedOn: '2018-12-20' });
  await recordStatements(
    client,
    'test',
    statements.map((statement) => ({ ...statement, unit: key!, source: SOURCE, text: 'Theo báo cáo' })),
  );
}

/** Answers of a group to the only question, by option. */
const answers = (group: string, counts: readonly number[]): NewAnswerCount[] =>
  counts.map((count, at) => ({ question: 'Q1', group, option: 'ABCD'[at]!, count }));

/** What a survey found for a unit, of 100, and in its only dimension, of 10; options are answered by citizens and by deputies. */
export interface Surveyed {
  readonly unit: string;
  readonly value: string;
  readonly dimension?: string;
  readonly citizens?: readonly number[];
  readonly deputies?: readonly number[];
}

/** A questionnaire of 004 with one question, run over its wards in 2018. */
export async function survey(client: Client, found: readonly Surveyed[]): Promise<void> {
  await upsertInstruments(client, 'test', [
    {
      code: INSTRUMENT,
      version: '2018',
      name: 'Phiếu điều tra thử',
      yearFrom: 2018,
      yearTo: 2018,
      dimensions: [{ code: 'D1', name: 'Mức độ hài lòng' }],
    },
  ]);
  const instrument = await instrumentVersion(client, INSTRUMENT, 2018);
  const options = [100, 60, 20, 0].map((weight, at) => ({ code: 'ABCD'[at]!, label: `Phương án ${'ABCD'[at]!}`, weight }));
  await addQuestions(client, 'test', instrument, [{ code: 'Q1', text: 'Thái độ phục vụ', options }]);
  const [organiser, ...units] = await unitsOf(client, ['004', ...found.map(({ unit }) => unit)]);
  const campaign = await openCampaign(client, 'test', {
    code: `${INSTRUMENT}-2018`,
    name: 'Điều tra thử năm 2018',
    instrument,
    organiser: organiser!,
    levels: ['COMMUNE'],
    year: 2018,
    groups: [
      { code: 'CITIZEN', name: 'Người dân' },
      { code: 'DEPUTY', name: 'Đại biểu HĐND' },
    ],
  });
  const results = found.map(({ value, dimension, citizens = [], deputies = [] }, at) => ({
    unit: units[at]!,
    value,
    scaleMax: 100,
    source: SOURCE,
    locator: 'Bảng 1',
    dimensions: dimension === undefined ? [] : [{ code: 'D1', value: dimension, scaleMax: 10 }],
    answers: [...answers('CITIZEN', citizens), ...answers('DEPUTY', deputies)],
  }));
  await recordResults(client, 'test', campaign, results);
}
