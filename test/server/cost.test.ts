import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { getNamedType, isLeafType, isObjectType, parse } from 'graphql';
import { readConfig } from '../../src/config.js';
import { modules } from '../../src/hub.js';
import { hubSchema } from '../../src/kernel/schema.js';
import { estimate } from '../../src/server/cost.js';
import { BASE_WORK, COUNT_WORK, ROWS, USUAL_ROWS, WORK } from '../../src/server/cost.rows.js';

const schema = hubSchema(modules);
const { costLimit } = readConfig({});

/** What a query costs beyond being a request. */
const costOf = (text: string, variables: Record<string, unknown> = {}): number =>
  estimate(schema, { document: parse(text), operationName: null, variables }).cost - BASE_WORK;
const UNITS = WORK['Query.units']!;

describe('A query costs each object that its answer may hold', () => {
  test('one, and what stands in it', () => {
    expect(costOf('{ unit(code: "01") { name parent { name } } }')).toBe(2);
  });

  test('a page by first or last, or the usual page', () => {
    expect(costOf('{ dossierReports(first: 7) { nodes { id } } }')).toBe(1 + 7);
    expect(costOf('{ dossierReports(last: 9) { nodes { id } } }')).toBe(1 + 9);
    expect(costOf('{ dossierReports { nodes { id } } }')).toBe(1 + 50);
    expect(costOf('query ($n: Int) { dossierReports(first: $n) { nodes { id } } }', { n: 20 })).toBe(1 + 20);
    expect(costOf('query ($n: Int = 30) { dossierReports(first: $n) { nodes { id } } }')).toBe(1 + 30);
    expect(costOf('query ($n: Int = 30) { dossierReports(first: $n) { nodes { id } } }', { n: null })).toBe(1 + 50);
  });

  test('edges and their nodes', () => {
    expect(costOf('{ dossierReports(first: 7) { edges { cursor } } }')).toBe(1 + 7);
    expect(costOf('{ dossierReports(first: 7) { edges { node { id } } nodes { id } } }')).toBe(1 + 7 + 7 + 7);
    expect(costOf('{ dossierReports(first: 7) { totalCount } }')).toBe(1 + COUNT_WORK);
  });

  test('pages within pages', () => {
    const inner = 1 + WORK['Unit.dossiers']! + 4;
    expect(costOf('{ units(first: 10) { nodes { dossiers(first: 4) { nodes { code } } } } }')).toBe(UNITS + 1 + 10 + 10 * inner);
  });

  test('units named one by one are no more than that', () => {
    expect(costOf('{ units(filter: { codes: ["01", "31"] }, first: 100) { nodes { name } } }')).toBe(UNITS + 1 + 2);
  });

  test('a list whose length is known, by its arguments where they tell it', () => {
    const unit = (field: string): number => costOf(`{ unit(code: "01") { ${field} } }`) - 1;
    expect(unit('children { name }')).toBe(30);
    expect(unit('scorecards(from: 2016, to: 2021) { index }')).toBe(6);
    expect(unit('recommendationsMade { id }')).toBe(USUAL_ROWS);
    expect(costOf('{ surveyResults(within: "VN", level: PROVINCE, instrument: "SIPAS", year: 2019) { value } }')).toBe(63);
  });

  test('rows of an aggregate by its groups', () => {
    const stats = (groups: string): number =>
      costOf(`{ dossierStats(within: "01", level: DISTRICT, period: { year: 2019 }, groupBy: [${groups}]) { rows { counts { late } } } }`);
    expect(stats('UNIT')).toBe(WORK['Query.dossierStats']! + 1 + 30 * 2);
    expect(stats('UNIT, CHANNEL')).toBe(WORK['Query.dossierStats']! + 1 + 30 * 4 * 2);
  });

  test('fragments wherever they are spread, aliases each time', () => {
    const F = 'fragment F on Unit { parent { name } }';
    expect(costOf(`{ a: unit(code: "01") { ...F } b: unit(code: "01") { ...F ... on Unit { parent { code } } } } ${F}`)).toBe(2 + 3);
  });

  test('what @skip and @include leave', () => {
    const text =
      'query ($yes: Boolean!) { unit(code: "01") { parent @include(if: $yes) { name } ... @skip(if: $yes) { children { name } } } }';
    expect(costOf(text, { yes: true })).toBe(2);
    expect(costOf(text, { yes: false })).toBe(31);
    expect(costOf('{ unit(code: "01") @skip(if: true) { name } }')).toBe(0);
  });

  test.each([
    ['{ dossierReports(first: -5) { nodes { id } } }', 2],
    ['{ dossierReports(first: 99999999999) { nodes { id } } }', 501],
    ['{ dossierReports(first: "x") { nodes { id } } }', 51],
    ['{ surveyResults(level: constructor, within: "VN") { value } }', 30],
    ['{ unit(__proto__: { x: 1 }) { constructor { name } nothing { name } } }', 1],
    ['fragment F on Nothing { a } { ...F ...G unit { name } }', 1],
  ])('what is wrong is some finite number: %s', (text, cost) => {
    expect(costOf(text)).toBe(cost);
  });

  test('the dearest field is named by its path in the answer', () => {
    const { dearest } = estimate(schema, {
      document: parse('{ all: units(first: 500) { nodes { children { name } } } unit(code: "01") { children { name } } }'),
      operationName: null,
      variables: {},
    });
    expect(dearest).toEqual({ path: 'all.nodes.children', cost: 15_000 });
  });
});

describe('At the size of the country every saved operation stays below the usual limit:', () => {
  const codes = Array.from({ length: 100 }, (_, at) => String(at).padStart(3, '0'));
  test.each<[string, Record<string, unknown>]>([
    ['CityOverview', { city: '01', year: 2019 }],
    ['CrossDistrictComparison', { codes, from: 2016, to: 2021 }],
    ['DistrictBoard', { district: '001', year: 2019 }],
    ['DossierReport', { within: 'VN', level: 'COMMUNE', period: { year: 2019 } }],
    ['DossierTrend', { within: 'VN', period: { from: '2016-01-01', to: '2021-12-31' } }],
    ['LostPoints', { within: 'VN', year: 2019, block: 'WARD', first: 500 }],
    ['OverdueDossiers', { within: 'VN', first: 500 }],
    ['OversightMissions', { subject: '308' }],
    ['QualityBoard', { within: 'VN', first: 500 }],
    ['Satisfaction', { within: 'VN', level: 'COMMUNE', instrument: 'SIPAS', year: 2019 }],
    ['UnitHistory', { code: '11458', on: '2019-01-01' }],
    ['UnitSearch', { text: 'long bien', first: 500 }],
    ['WardScorecard', { ward: '00001', year: 2021, from: 2016 }],
  ])('%s', (operationName, variables) => {
    const document = parse(readFileSync(`schema/operations/${operationName}.graphql`, 'utf8'));
    expect(estimate(schema, { document, operationName, variables }).cost).toBeLessThan(costLimit);
  });
});

test('The table names lists and fields that the graph has, and no page', () => {
  for (const coordinate of new Set([...Object.keys(ROWS), ...Object.keys(WORK)])) {
    const [name, field] = coordinate.split('.') as [string, string];
    const type = schema.getType(name);
    const found = isObjectType(type) ? type.getFields()[field] : undefined;
    expect({ coordinate, found: found !== undefined && !isLeafType(getNamedType(found.type)) }).toEqual({ coordinate, found: true });
  }
});
