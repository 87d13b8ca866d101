import { SaxesParser } from 'saxes';
import { fileRefusal } from './file-refusal.js';

/** What becomes of the parts of an XML document; names come without their prefix. */
export interface XmlHandler {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Takes an XML document piece by piece. */
export interface XmlParser {
  readonly write: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * A parser that knows the five entities of XML and no other: a document type, which could declare some or fetch a file, is
 * refused before anything of it is read.
 */
export function xmlParser(part: string, { open, text, close }: XmlHandler): XmlParser {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  parser.on('doctype', () => {
    throw documentType(part);
  });
  parser.on('error', () => {
    throw brokenPart(part);
  });
  parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)));
  return {
    write: (bytes) => void parser.write(decoder.decode(bytes, { stream: true })),
    end: () => void parser.write(decoder.decode()).close(),
  };
}

/** Reads a whole part of a workbook. */
export async function readXml(bytes: AsyncIterable<Uint8Array>, part: string, handler: XmlHandler): Promise<void> {
  const parser = xmlParser(part, handler);
  for await (const chunk of bytes) parser.write(chunk);
  parser.end();
}

const documentType = (part: string) =>
  fileRefusal('DOCUMENT_TYPE', {
    message: `The workbook declares a document type (DTD) in ${part}; no program of spreadsheets writes one, and the hub opens none.`,
    messageVi: `Tệp Excel khai báo DTD trong ${part}; không phần mềm bảng tính nào ghi như vậy nên hệ thống không mở.`,
    hint: 'Open the file in Excel and save it again as .xlsx.',
    hintVi: 'Mở tệp bằng Excel rồi lưu lại dạng .xlsx.',
  });

export const brokenPart = (part: string) =>
  fileRefusal('BROKEN_FILE', {
    message: `The workbook is damaged: its part ${part} cannot be read.`,
    messageVi: `Tệp Excel bị hỏng: không đọc được phần ${part}.`,
    hint: 'Open the file in Excel, let it repair the file, and save it again as .xlsx.',
    hintVi: 'Mở tệp bằng Excel, để Excel sửa tệp, rồi lưu lại dạng .xlsx.',
  });
