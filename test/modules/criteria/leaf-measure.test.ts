import { describe, expect, test } from '@jest/globals';
import { measureText, type LeafMeasure } from '../../../src/modules/criteria/leaf-measure.rules.js';

const measures: LeafMeasure[] = [
  { kind: 'DOSSIERS_ON_TIME' },
  { kind: 'DOSSIERS_ONLINE' },
  { kind: 'STATEMENT_SHARE', metric: 'WARDS_PUBLISHING_PROCEDURES' },
  { kind: 'STATEMENT_VALUE', metric: 'DIRECTIVE_DOCUMENTS' },
  { kind: 'SURVEY_RESULT', instrument: 'SIPAS' },
  { kind: 'SURVEY_RESULT', instrument: 'SIPAS', dimension: '2' },
  { kind: 'SURVEY_ANSWERS', instrument: 'SIPAS', question: 'Q2' },
];

describe('what a leaf is measured by', () => {
  test('can be read as a sentence of its own for each kind', () => {
    const texts = measures.map(measureText);
    for (const text of texts) expect(text).toMatch(/^(Tỷ lệ|Số liệu|Kết quả|Số phiếu) .+\.$/u);
    expect(new Set(texts).size).toBe(measures.length);
  });

  test('names the metric, the instrument, the dimension and the question', () => {
    expect(measureText(measures[2]!)).toContain('WARDS_PUBLISHING_PROCEDURES');
    expect(measureText(measures[5]!)).toMatch(/SIPAS .+ 2 /u);
    expect(measureText(measures[6]!)).toMatch(/Q2 .+SIPAS/u);
  });
});
