import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  codesOfMeasure,
  MEASURE_PARTS,
  measureComplaint,
  measureOfParts,
  type MeasureParts,
} from '../../../src/modules/criteria/leaf-measure-parts.rules.js';
import { measureText, type LeafMeasure } from '../../../src/modules/criteria/leaf-measure.rules.js';

/** A code of each part, as it comes over the wire. */
const CODES = { metric: 'DIRECTIVE_DOCUMENTS', instrument: 'SIPAS', dimension: 'D1', question: 'Q2' };
type Part = keyof typeof CODES;
const parts = Object.keys(CODES) as Part[];
const kinds = Object.keys(MEASURE_PARTS) as LeafMeasure['kind'][];
const given = (kind: LeafMeasure['kind'], names: readonly Part[]): MeasureParts => ({
  kind,
  ...Object.fromEntries(names.map((name) => [name, CODES[name]])),
});

/** The sets of parts that each kind is made of. */
const WHOLE: Readonly<Record<LeafMeasure['kind'], readonly (readonly Part[])[]>> = {
  DOSSIERS_ON_TIME: [[]],
  DOSSIERS_ONLINE: [[]],
  STATEMENT_SHARE: [['metric']],
  STATEMENT_VALUE: [['metric']],
  SURVEY_RESULT: [['instrument'], ['instrument', 'dimension']],
  SURVEY_ANSWERS: [['instrument', 'question']],
};

describe('a measure that comes in', () => {
  test('is taken with exactly the parts of its kind, whichever others are null, and becomes the measure that names them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.subarray(parts), (kind, names) => {
        const nulls = Object.fromEntries(parts.filter((name) => !names.includes(name)).map((name) => [name, null]));
        const measure = { ...nulls, ...given(kind, names) };
        const complete = WHOLE[kind].some((whole) => whole.join() === names.join());
        expect(measureComplaint(measure) === null).toBe(complete);
        expect(codesOfMeasure(measure)).toEqual(expect.arrayContaining(names.map((name) => CODES[name])));
        if (!complete) return;
        expect(measureOfParts(measure)).toEqual(given(kind, names));
        for (const name of names) expect(measureText(measureOfParts(measure))).toContain(CODES[name]);
      }),
    );
  });

  test('is complained of with what its kind has, what it misses and what it has too much', () => {
    expect(measureComplaint({ kind: 'SURVEY_ANSWERS', instrument: 'SIPAS', metric: 'M' })).toEqual({
      message: 'A measure of kind SURVEY_ANSWERS has instrument, question; missing: question; too much: metric.',
      messageVi: 'Số liệu tính điểm SURVEY_ANSWERS gồm instrument, question; còn thiếu: question; thừa: metric.',
    });
    expect(measureComplaint({ kind: 'SURVEY_RESULT' })).toEqual({
      message: 'A measure of kind SURVEY_RESULT has instrument, dimension (optional); missing: instrument.',
      messageVi: 'Số liệu tính điểm SURVEY_RESULT gồm instrument, dimension (không bắt buộc); còn thiếu: instrument.',
    });
    expect(measureComplaint({ kind: 'DOSSIERS_ONLINE', question: 'Q1' })?.message).toBe(
      'A measure of kind DOSSIERS_ONLINE has no parts; too much: question.',
    );
  });
});
