import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from '@jest/globals';
import { harmless } from '../../src/kernel/csv-text.js';
import { ANONYMOUS, type Viewer } from '../../src/kernel/viewer.js';
import { expectRefusal, send } from '../faults/attacker.js';
import { hubForReading } from '../kit/hub.js';
import { addressOf, csvRows, elementsOf, expectedTable, listsAround, selectionOf, sheetsOf, valueOf } from './download-answer.js';

const SAVED: Record<string, { variables: Record<string, unknown> }> = JSON.parse(readFileSync('schema/operations/saved.json', 'utf8'));
const OPERATIONS = Object.entries(SAVED).map(([name, { variables }]) => ({
  name,
  variables,
  text: readFileSync(`schema/operations/${name}.graphql`, 'utf8'),
}));

const hub = hubForReading();

async function download(path: string, headers: Record<string, string> = {}): Promise<Response & { readonly bytes: Uint8Array }> {
  const response = await fetch(`${hub.url}/q/${path}`, { headers });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return Object.assign(response, { bytes });
}
const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const nameOf = ({ headers }: Response): string => /filename="(.*)"/.exec(headers.get('content-disposition')!)![1]!;

/** The longest list of an answer, as the rule is told: most elements, then in most lists, then most columns, then first. */
function longest(text: string, data: unknown): string {
  const selection = selectionOf(text);
  const rank = (list: string) => {
    const width = selection.values.filter(({ path }) => listsAround(selection, path).at(-1) === list).length;
    return [elementsOf(data, list).length, listsAround(selection, list).length, width];
  };
  const above = (one: number[], other: number[]): boolean => {
    const at = one.findIndex((value, index) => value !== other[index]);
    return at >= 0 && one[at]! > other[at]!;
  };
  return selection.lists.reduce((best, one) => (above(rank(one), rank(best)) ? one : best));
}

const written = (value: any): string =>
  value === null ? '' : Array.isArray(value) ? value.join('; ') : typeof value === 'string' ? harmless(value) : String(value);

describe.each(OPERATIONS)('$name', ({ name, variables, text }) => {
  const address = addressOf(variables);

  test('as JSON is the answer of the graph', async () => {
    const { data, extensions } = await hub.ask(text, variables);
    const got = await download(`${name}.json?${address}`);
    expect(got.status).toBe(200);
    expect(got.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const body = JSON.parse(textOf(got));
    expect(body.data).toEqual(data);
    expect(body.extensions.demo).toBe(extensions!['demo']);
    expect(nameOf(got)).toMatch(/^\w[\w-]*\.json$/);
  });

  test('as CSV has a row for each element of its longest list, with what the graph answers', async () => {
    const { data, extensions } = await hub.ask(text, variables);
    const list = longest(text, data);
    const { columns, rows } = expectedTable(selectionOf(text), data, list);
    const got = await download(`${name}.csv?${address}`);
    expect({ list: got.headers.get('x-rows'), type: got.headers.get('content-type') }).toEqual({ list, type: 'text/csv; charset=utf-8' });
    const demo = extensions!['demo'] === true;
    expect(nameOf(got).includes('-demo')).toBe(demo);
    const whole = textOf(got);
    expect(whole.startsWith('\uFEFF')).toBe(true);
    const [header, ...lines] = csvRows(whole);
    expect(header).toEqual([...columns.map(({ path }) => path), ...(demo ? ['extensions.demo'] : [])]);
    expect(lines).toEqual(rows.map((row) => [...row.map(written), ...(demo ? ['true'] : [])]));
    expect(lines.length).toBeGreaterThan(0);
  });

  test('as XLSX has the same cells, each of its type, under a header that stays in sight', async () => {
    const { data, extensions } = await hub.ask(text, variables);
    const { columns, rows } = expectedTable(selectionOf(text), data, longest(text, data));
    const { bytes } = await download(`${name}.xlsx?${address}`);
    const demo = extensions!['demo'] === true;
    const sheets = await sheetsOf(bytes);
    expect(Object.keys(sheets)).toEqual([demo ? 'Dữ liệu minh họa' : 'Dữ liệu', 'Thông tin']);
    const [header, ...lines] = Object.values(sheets)[0]!;
    expect(header).toEqual([...columns.map(({ path }) => path), ...(demo ? ['extensions.demo'] : [])]);
    const read = lines.map((cells) => columns.map(({ type }, at) => valueOf(cells[at], type)));
    expect(read).toEqual(rows.map((row) => row.map((value) => (Array.isArray(value) ? value.join('; ') || null : value))));
    if (demo) expect(lines.every((cells) => cells[columns.length] === true)).toBe(true);
    for (const part of [1, 2]) {
      const xml = new TextDecoder().decode(unzipSync(bytes)[`xl/worksheets/sheet${part}.xml`]);
      expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" state="frozen"/>');
    }
  });
});

describe('The second sheet', () => {
  const second = async (path: string) => Object.values(await sheetsOf((await download(path)).bytes))[1]!;

  test('tells operation, variables with their defaults, time, rows, and what is left out', async () => {
    const rows = await second('OversightMissions.xlsx?subject=308');
    expect(rows.slice(0, 4)).toEqual([
      ['Mục', 'Nội dung'],
      ['Truy vấn', 'OversightMissions'],
      ['Tên', 'Giám sát chuyên đề: phát hiện và kiến nghị'],
      ['Biến subject', '308'],
    ]);
    const [label, time] = rows[4]!;
    expect(label).toBe('Thời điểm tải (Asia/Ho_Chi_Minh)');
    expect(Math.abs(Date.parse(valueOf(time, 'DateTime') as string) - Date.now())).toBeLessThan(60_000);
    expect(rows[5]).toEqual(['Mỗi dòng là một phần tử của', 'oversightMissions.nodes.statements.checks']);
    expect(rows.filter(([name]) => name === 'Danh sách không có trong bảng').map(([, list]) => (list as string).split(' ')[0])).toEqual([
      'oversightMissions.nodes.subjects',
      'oversightMissions.nodes.sessions',
      'oversightMissions.nodes.findings',
      'oversightMissions.nodes.recommendations',
    ]);
    expect(rows).toContainEqual(['Dữ liệu minh họa', 'Không']);
    expect(await second('LostPoints.xlsx?within=01&year=2018&block=DISTRICT')).toContainEqual(['Biến first', 10]);
  });

  test('has every source of the answer once, whole even where the operation asks for less', async () => {
    const { data } = await hub.ask(
      `{ units(filter: { codes: ["308", "001"], year: 2021 }, first: 100) { nodes { dossierReports(from: 2016, to: 2021) {
          source { title url publisher publishedOn publishedText locator } } } } }`,
    );
    const sources = elementsOf(data, 'units.nodes.dossierReports')
      .map(({ source }: any) => source)
      .filter(Boolean);
    const unique = [...new Map(sources.map((source: any) => [JSON.stringify(source), source])).values()] as Record<string, string | null>[];
    expect(unique.length).toBeGreaterThan(0);
    expect(unique.some(({ publisher }) => publisher !== null)).toBe(true);
    const rows = await second('CrossDistrictComparison.xlsx?codes=308,001&from=2016&to=2021');
    const start = rows.findIndex(([cell]) => cell === 'Nguồn: tiêu đề');
    expect(rows[start]).toEqual(['Nguồn: tiêu đề', 'Liên kết', 'Đơn vị phát hành', 'Ngày đăng', 'Vị trí trong tài liệu']);
    const told = rows.slice(start + 1).map((cells) => [0, 1, 2, 3, 4].map((at) => valueOf(cells[at], 'Date')));
    const sorted = (lines: unknown[][]): unknown[][] =>
      lines.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    expect(sorted(told)).toEqual(
      sorted(unique.map((one) => [one['title'], one['url'], one['publisher'], one['publishedOn'] ?? one['publishedText'], one['locator']])),
    );
  });

  test('says that rows go on, as do the name of the file and a header, also where the operation does not ask', async () => {
    const whole = await hub.ask('{ units(filter: { search: "long", on: "2018-11-06" }, first: 3) { pageInfo { hasNextPage endCursor } } }');
    const { hasNextPage, endCursor } = whole.data.units.pageInfo;
    expect(hasNextPage).toBe(true);
    for (const format of ['csv', 'xlsx']) {
      const got = await download(`UnitSearch.${format}?text=long&on=2018-11-06&first=3`);
      expect(got.headers.get('x-more-rows')).toBe(`units; after=${endCursor}`);
      expect(nameOf(got)).toBe(`UnitSearch-long-2018-11-06-3-partial.${format}`);
    }
    expect(await second('UnitSearch.xlsx?text=long&on=2018-11-06&first=3')).toContainEqual([
      'CÒN DỮ LIỆU CHƯA TẢI',
      `units: tiếp theo sau con trỏ ${endCursor}`,
    ]);
    const json = await download('QualityBoard.json?within=VN&first=2');
    expect(json.headers.get('x-more-rows')).toMatch(/^qualityFindings; after=\S+$/);
    const rest = await download('UnitHistory.csv?code=11458&on=2019-01-01');
    expect([rest.headers.get('x-more-rows'), nameOf(rest)]).toEqual([null, 'UnitHistory-11458-2019-01-01.csv']);
  });

  test('says of demo data that it is demo', async () => {
    const rows = await second('CityOverview.xlsx?city=01&year=2018');
    expect(rows.find(([label]) => label === 'Dữ liệu minh họa')![1]).toMatch(/^CÓ: .* không phải số liệu thật$/);
    expect(rows.at(-1)).toEqual(['Truy vấn này không hỏi nguồn']);
  });
});

describe('Rows', () => {
  test('are of the list that the address names', async () => {
    const { data } = await hub.ask(OPERATIONS[0]!.text, SAVED['CityOverview']!.variables);
    const got = await download('CityOverview.csv?city=01&year=2018&rows=unit.children');
    const [header, ...lines] = csvRows(textOf(got));
    expect(lines.map((cells) => cells[header!.indexOf('unit.children.name')])).toEqual(data.unit.children.map(({ name }: any) => name));
    expect(got.headers.get('x-left-out')).toBe('unit.children.scorecard.fields');
    const wrong = await send(`${hub.url}/q/CityOverview.csv?city=01&year=2018&rows=unit`);
    expectRefusal(wrong, 'BAD_USER_INPUT');
    expect(wrong.json.errors[0].message).toBe('The address says rows=unit; expected unit.children or unit.children.scorecard.fields.');
  });

  test('keep the element that has nothing in the list: a unit that was not sampled is not lost', async () => {
    const { name, variables, text } = OPERATIONS.find((one) => one.name === 'Satisfaction')!;
    const { data } = await hub.ask(text, variables);
    const unsampled = data.surveyResults.filter(({ dimensions }: any) => dimensions.length === 0);
    expect(unsampled.length).toBeGreaterThan(0);
    const got = await download(`${name}.csv?${addressOf(variables)}`);
    expect(got.headers.get('x-rows')).toBe('surveyResults.dimensions');
    const [header, ...lines] = csvRows(textOf(got));
    const at = (path: string): number => header!.indexOf(path);
    const empty = lines.filter((cells) => cells[at('surveyResults.dimensions.code')] === '');
    expect(empty.map((cells) => [cells[at('surveyResults.unit.code')], cells[at('surveyResults.noValueReason')]])).toEqual(
      unsampled.map(({ unit, noValueReason }: any) => [unit.code, noValueReason]),
    );
    expect(lines.length).toBe(elementsOf(data, 'surveyResults.dimensions').length + unsampled.length);
  });

  test('are none where there is nothing, and the columns stay', async () => {
    const [header, ...lines] = csvRows(textOf(await download('CityOverview.csv?city=xx&year=2018')));
    expect(lines).toEqual([]);
    expect(header).toContain('unit.children.scorecard.fields.lostPoints');
    const sheets = await sheetsOf((await download('CityOverview.xlsx?city=xx&year=2018')).bytes);
    expect(Object.values(sheets)[0]).toEqual([header]);
  });
});

describe('A CSV', () => {
  test('ends its lines with CR LF and takes ; where the address says so, with a comma in numbers where it says that', async () => {
    const path = 'CityOverview.csv?city=01&year=2018&rows=unit.children';
    const comma = textOf(await download(path));
    expect(comma.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(comma.endsWith('\r\n')).toBe(true);
    const semicolon = textOf(await download(`${path}&sep=;`));
    expect(semicolon.split('\r\n', 1)[0]).toBe(comma.split('\r\n', 1)[0]!.replaceAll(',', ';'));
    expect(csvRows(semicolon, ';')).toEqual(csvRows(comma));
    const [header, first] = csvRows(comma) as [string[], string[]];
    const at = header.indexOf('unit.children.scorecard.index');
    expect(first[at]).toMatch(/^\d+\.\d+$/);
    expect(csvRows(textOf(await download(`${path}&sep=%3B&decimal=,`)), ';')[1]![at]).toBe(first[at]!.replace('.', ','));
  });

  test.each([
    ['CityOverview.csv?city=01&year=2018&sep=x', 'sep'],
    ['CityOverview.csv?city=01&year=2018&sep=;&sep=;', 'sep'],
    ['CityOverview.csv?city=01&year=2018&decimal=;', 'decimal'],
    ['CityOverview.xlsx?city=01&year=2018&sep=;', 'sep'],
    ['CityOverview.json?city=01&year=2018&rows=unit.children', 'rows'],
  ])('takes no other word: %s', async (path, word) => {
    const reaction = await send(`${hub.url}/q/${path}`);
    expectRefusal(reaction, 'BAD_USER_INPUT');
    expect(reaction.json.errors[0].message).toContain(word);
  });

  test('has words for itself that no saved operation has for a variable', () => {
    for (const { text } of OPERATIONS) expect(text).not.toMatch(/\$(sep|decimal|rows)\b/);
  });
});

describe('Variables in an address', () => {
  const trend = async (search: string) =>
    (await send(`${hub.url}/q/DossierTrend.json?within=004&${search}`)).json?.data?.dossierStats.rows.length;
  const compared = async (search: string) =>
    (await send(`${hub.url}/q/CrossDistrictComparison.json?${search}&from=2018&to=2019`)).json?.data?.units.totalCount;

  test('of an input object come as JSON or field by field', async () => {
    const year = await trend('period.year=2018');
    expect(year).toBeGreaterThan(12);
    expect(await trend(`period=${encodeURIComponent('{"year":2018}')}`)).toBe(year);
    expect(await trend('period.from=2018-01-01&period.to=2018-12-31')).toBe(year);
    expect(await trend('period.year=2018&period.quarter=1')).toBeLessThan(year);
  });

  test('of a list come by comma, by repetition or as JSON', async () => {
    for (const search of [
      'codes=001,004,308',
      'codes=001&codes=004&codes=308',
      'codes=001,004&codes=308',
      'codes=%5B%22001%22,%22004%22,%22308%22%5D',
    ])
      expect(await compared(search)).toBe(3);
  });

  test('that are left empty are not there, and the default holds', async () => {
    const usual = await send(`${hub.url}/q/UnitSearch.json?text=long&on=2018-11-06&first=`);
    expect(usual.json.data.units.nodes).toHaveLength(10);
  });

  test.each<[string, string, string | undefined, RegExp]>([
    ['CityOverview.csv?city=01&year=abc', 'year', 'Int!', /year=abc is wrong: Int cannot represent/],
    ['CityOverview.xlsx?city=01&year=2018.5', 'year', 'Int!', /year=2018\.5/],
    ['CityOverview.json?city=01', 'year', 'Int!', /year is missing/],
    ['CityOverview.json?city=01&year=', 'year', 'Int!', /year is missing/],
    ['CityOverview.csv?city=01&city=31&year=2018', 'city', 'String!', /city=01,31 came more than once/],
    ['CityOverview.csv?city=01&year=2018&constructor=1', 'constructor', undefined, /no variable constructor/],
    ['CityOverview.csv?city=01&year=2018&__proto__=1', '__proto__', undefined, /no variable __proto__/],
    ['UnitHistory.csv?code=11458&on=2019-02-30', 'on', 'Date!', /on=2019-02-30 is wrong: A Date is a calendar date/],
    ['LostPoints.csv?within=01&year=2018&block=DISTRIC', 'block', 'RankingBlock!', /block=DISTRIC is wrong: (?!.*Did you mean)/],
    ['DossierTrend.csv?within=004&period.yaer=2018', 'period', undefined, /no variable period\.yaer/],
    ['DossierTrend.csv?within=004&period.__proto__.year=2018', 'period', undefined, /no variable period\.__proto__\.year/],
    ['DossierTrend.csv?within=004&period.year=x', 'period', 'PeriodInput!', /period\.year=x is wrong/],
    ['DossierTrend.csv?within=004&period={', 'period', 'PeriodInput!', /period=\{ is no JSON/],
    ['DossierTrend.csv?within=004&period=2018', 'period', 'PeriodInput!', /period=2018 is wrong/],
    ['DossierTrend.csv?within=004&period={"year":2018}&period.year=2018', 'period', 'PeriodInput!', /more than once/],
  ])('that are wrong are named with the type that they have to be: %s', async (path, variable, expected, words) => {
    const reaction = await send(`${hub.url}/q/${path}`);
    expectRefusal(reaction, 'BAD_USER_INPUT');
    expect(reaction.status).toBe(400);
    expect(reaction.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const [{ message, extensions }] = reaction.json.errors;
    expect(message).toMatch(words);
    expect([extensions.variable, extensions.expected]).toEqual([variable, expected]);
    expect(extensions.hint).toMatch(/^This operation takes \w+: /);
  });
});

describe('A download that is not there', () => {
  test.each([
    'Nothing.csv',
    'CityOverview.pdf',
    'CityOverview',
    'saved.json',
    '..%2fsaved.json',
    'constructor.csv',
    'CityOverview.csv.xlsx',
  ])('%s is NOT_FOUND', async (file) => {
    const reaction = await send(`${hub.url}/q/${file}?city=01&year=2018`);
    expectRefusal(reaction, 'NOT_FOUND');
    expect(reaction.status).toBe(404);
  });

  test('is none of other methods', async () => {
    const url = `${hub.url}/q/UnitSearch.csv?text=long`;
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const reaction = await send(url, { method });
      expect([reaction.status, reaction.headers.get('allow')]).toEqual([405, 'GET']);
    }
    for (const method of ['HEAD', 'POST']) expect((await send(url, { method })).status).toBe(404);
  });
});

describe('A download', () => {
  const asked = 'UnitHistory.csv?code=11458&on=2019-01-01';
  const viewerOf = async (authorization?: string): Promise<Viewer> => ({ ...ANONYMOUS, actor: authorization ?? 'anonymous' });
  const strict = hubForReading({ viewerOf, settings: { trustedOnly: true, production: true, corsOrigins: ['https://bang.example'] } });
  const poor = hubForReading({ viewerOf, settings: { costLimit: 1_000, costPerMinute: 150 } });

  test('is kept by no cache and said to cost what it costs', async () => {
    for (const format of ['json', 'csv', 'xlsx']) {
      const { headers } = await download(asked.replace('csv', format));
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('vary')).toBe('authorization, accept, accept-encoding');
      expect(Number(headers.get('x-query-cost'))).toBeGreaterThan(25);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('is answered where only saved operations are, and to pages of the origins that may ask', async () => {
    const { status, headers } = await send(`${strict.url}/q/${asked}`, { headers: { origin: 'https://bang.example' } });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('https://bang.example');
    expect(headers.get('access-control-expose-headers')).toContain('content-disposition');
    const foreign = await send(`${strict.url}/q/${asked}`, { headers: { origin: 'https://elsewhere.example' } });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('is paid for from the same purse as a query, also one that is wrong', async () => {
    const wrong = await send(`${poor.url}/q/Nothing.csv`);
    expect([wrong.status, wrong.headers.get('x-query-cost')]).toEqual([404, '25']);
    const dear = await send(`${poor.url}/q/Satisfaction.csv?within=VN&level=COMMUNE&instrument=SIPAS&year=2018`);
    expectRefusal(dear, 'COST_EXCEEDED');
    expect(dear.status).toBe(400);
    const statuses: number[] = [];
    for (let time = 0; time < 6; time += 1) statuses.push((await send(`${poor.url}/q/${asked}`)).status);
    expect(statuses.at(-1)).toBe(429);
    const spent = await send(`${poor.url}/q/Nothing.csv`);
    expectRefusal(spent, 'RATE_LIMITED');
    expect(spent.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  test('that the graph answers with an error is that error and no file, with its status', async () => {
    for (const format of ['json', 'csv', 'xlsx']) {
      const address = addressOf({ within: '01', level: 'DISTRICT', period: { year: 2018 } });
      const refused = await send(`${hub.url}/q/DossierReport.${format}?${address}`, { headers: { authorization: 'Nobody' } });
      expectRefusal(refused, 'FORBIDDEN');
      expect([refused.status, refused.headers.get('content-disposition')]).toEqual([403, null]);
      const nowhere = await send(`${hub.url}/q/QualityBoard.${format}?within=xx`);
      expectRefusal(nowhere, 'NOT_FOUND');
      expect(nowhere.status).toBe(404);
      const tampered = await send(`${hub.url}/q/QualityBoard.${format}?within=VN&after=x`);
      expectRefusal(tampered, 'BAD_USER_INPUT');
      expect(tampered.status).toBe(400);
    }
    const unknown = await send(`${hub.url}/q/${asked}`, { headers: { authorization: 'Bearer x' } });
    expectRefusal(unknown, 'UNAUTHENTICATED');
    expect([unknown.status, unknown.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Bearer')]);
  });

  test('is named in plain letters whatever it was asked for', async () => {
    expect(nameOf(await download(`UnitSearch.csv?text=${encodeURIComponent('P. Bồ Đề"; \r\nx: y')}&on=2018-11-06`))).toBe(
      'UnitSearch-P-Bo-De-x-y-2018-11-06.csv',
    );
  });
});
