import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate, zipSync } from 'fflate';
import { MAIN, sheetXml, xml, type SheetPlan } from './workbook-sheet.js';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Formats in the order of LOOKS. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>\
<numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm:ss"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill></fills>\
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/>\
<xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>\
<xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/>\
<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>\
<xf numFmtId="165" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs></styleSheet>`;

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** What an .xlsx file is called over HTTP. */
export const XLSX_TYPE = `${TYPE}.sheet`;

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

/** The parts of a workbook by their names, each as pieces of text. */
const partsOf = (sheets: readonly SheetPlan[]): readonly (readonly [name: string, pieces: Iterable<string>])[] => [
  ...Object.entries({ ...contents(sheets), 'xl/styles.xml': STYLES }).map(([name, text]) => [name, [text]] as const),
  ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)] as const),
];

/** Every file says the same day, so that the same plan gives the same bytes. */
const MADE_ON = new Date('2020-01-01T00:00:00Z');
const encoder = new TextEncoder();

/** A small workbook as the bytes of an .xlsx file. */
export function workbookBytes(sheets: readonly SheetPlan[]): Uint8Array {
  const parts = partsOf(sheets).map(([name, pieces]) => [name, encoder.encode(DECLARATION + [...pieces].join(''))] as const);
  return zipSync(Object.fromEntries(parts), { mtime: MADE_ON });
}

/** About how many letters are packed before others get their turn. */
const PIECE = 1 << 16;

/** A workbook of any length as the bytes of an .xlsx file, made as they are asked for; in between, others get their turn. */
export async function* workbookStream(sheets: readonly SheetPlan[]): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    made.push(bytes);
  });
  for (const [name, pieces] of partsOf(sheets)) {
    const part = new ZipDeflate(name);
    part.mtime = MADE_ON;
    zip.add(part);
    let text = DECLARATION;
    for (const piece of pieces) {
      text += piece;
      if (text.length < PIECE) continue;
      part.push(encoder.encode(text));
      text = '';
      yield* made;
      made = [];
      await setImmediate();
    }
    part.push(encoder.encode(text), true);
  }
  zip.end();
  yield* made;
}
