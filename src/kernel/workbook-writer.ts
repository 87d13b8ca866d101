import { zipSync } from 'fflate';
import { columnLetters } from './cell-address.js';

/** How a cell or a column looks: a title, text that keeps its zeros, a date, a paragraph. */
export type Look = 'PLAIN' | 'TITLE' | 'TEXT' | 'DATE' | 'PARAGRAPH';

/** A column of a sheet to be written. */
export interface ColumnPlan {
  /** In characters. */
  readonly width: number;
  readonly look: Look;
  /** The cells that its drop-down list offers, such as `'Danh mục'!$A$1:$A$4`. */
  readonly list?: string;
}

/** A sheet to be written; texts only. */
export interface SheetPlan {
  readonly name: string;
  readonly hidden?: boolean;
  readonly columns: readonly ColumnPlan[];
  readonly rows: readonly { readonly look: Look; readonly cells: readonly string[] }[];
}

const LOOKS: readonly Look[] = ['PLAIN', 'TITLE', 'TEXT', 'DATE', 'PARAGRAPH'];
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const LAST_ROW = 200_000;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string): string => text.replaceAll(/[^\t\n\r\u0020-\uFFFD]/gu, '').replaceAll(/[&<>"]/gu, (sign) => ENTITIES[sign]!);

/** Formats in the order of LOOKS. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill></fills>\
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/>\
<xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>\
<xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/>\
<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function sheetXml({ columns, rows }: SheetPlan): string {
  const cols = columns.map(
    ({ width, look }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${LOOKS.indexOf(look)}" customWidth="1"/>`,
  );
  const lines = rows.map(({ look, cells }, row) => {
    const texts = cells.map(
      (text, at) =>
        `<c r="${columnLetters(at)}${row + 1}" s="${LOOKS.indexOf(look)}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`,
    );
    return `<row r="${row + 1}">${texts.join('')}</row>`;
  });
  const lists = columns.flatMap(({ list }, at) => {
    const place = `${columnLetters(at)}2:${columnLetters(at)}${LAST_ROW}`;
    return list === undefined
      ? []
      : `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${place}"><formula1>${xml(list)}</formula1></dataValidation>`;
  });
  const validations = lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>\
<cols>${cols.join('')}</cols><sheetData>${lines.join('')}</sheetData>${validations}</worksheet>`;
}

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts that say which other parts there are. */
function contents(sheets: readonly SheetPlan[]): Readonly<Record<string, string>> {
  const parts = sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`);
  const links = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const names = sheets.map(
    ({ name, hidden }, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${parts.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}\
<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.join('')}</sheets></workbook>`,
  };
}

/** Every file says the same day, so that the same plan gives the same bytes. */
const MADE_ON = new Date('2020-01-01T00:00:00Z');

/** A small workbook as the bytes of an .xlsx file. */
export function workbookBytes(sheets: readonly SheetPlan[]): Uint8Array {
  const parts = Object.entries({
    ...contents(sheets),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  });
  return zipSync(Object.fromEntries(parts.map(([name, text]) => [name, new TextEncoder().encode(DECLARATION + text)])), { mtime: MADE_ON });
}
