import { XmlAttributes } from './xml-attributes.js';
import { brokenPart, documentType } from './xml-refusal.js';
import { xmlText } from './xml-text.rules.js';

/** What becomes of the parts of an XML document; names come without their prefix. The attributes are of this call only. */
export interface XmlHandler {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** No tag and no text of a table is longer; what is would only fill the memory. */
const LONGEST_TOKEN = 1 << 20;
/** Elements in elements: a workbook needs a dozen. */
const DEEPEST = 100;

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const MARK = 0x21;
const QUESTION = 0x3f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COLON = 0x3a;
const SPACE = 0x20;

/**
 * Takes an XML document piece by piece and tells its elements and texts. It knows the five entities of XML and no other: a document type, which could
 * declare some or fetch a file, is refused before anything of it is read. What is not well-formed is refused as damaged.
 */
export class XmlParser {
  readonly #part: string;
  readonly #handler: XmlHandler;
  readonly #decoder = new TextDecoder();
  readonly #attributes = new XmlAttributes();
  /** Whole names of the elements that are open. */
  readonly #open: string[] = [];
  #rest = '';
  #ended = false;

  constructor(part: string, handler: XmlHandler) {
    this.#part = part;
    this.#handler = handler;
  }

  write(bytes: Uint8Array): void {
    this.#take(this.#rest + this.#decoder.decode(bytes, { stream: true }));
  }

  end(): void {
    this.#take(this.#rest + this.#decoder.decode());
    if (this.#rest.trim() !== '' || !this.#ended) throw brokenPart(this.#part);
  }

  #take(piece: string): void {
    let at = 0;
    for (;;) {
      const tag = piece.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at) this.#text(piece.slice(at, tag));
      const next = this.#markup(piece, tag);
      at = next < 0 ? tag : next;
      if (next < 0) break;
    }
    this.#rest = piece.slice(at);
    if (this.#rest.length > LONGEST_TOKEN) throw brokenPart(this.#part);
  }

  #text(text: string): void {
    if (this.#open.length === 0) {
      if (text.trim() !== '') throw brokenPart(this.#part);
      return;
    }
    if (!this.#handler.text) return;
    const plain = xmlText(text);
    if (plain === null) throw brokenPart(this.#part);
    this.#handler.text(plain);
  }

  /** Where what stands after the markup begins; -1 where the piece ends inside it. */
  #markup(piece: string, at: number): number {
    const sign = piece.charCodeAt(at + 1);
    if (sign === SLASH) return this.#closing(piece, at);
    if (sign === MARK) return this.#special(piece, at);
    if (sign === QUESTION) return after(piece, '?>', at);
    return this.#opening(piece, at);
  }

  #closing(piece: string, at: number): number {
    const end = piece.indexOf('>', at);
    if (end < 0) return -1;
    const name = this.#open.pop();
    if (name === undefined || !piece.startsWith(name, at + 2)) throw brokenPart(this.#part);
    const own = at + 2 + name.length;
    if (own !== end && piece.slice(own, end).trim() !== '') throw brokenPart(this.#part);
    this.#close(name);
    return end + 1;
  }

  #close(name: string): void {
    this.#ended = this.#open.length === 0;
    this.#handler.close?.(localName(name));
  }

  #opening(piece: string, at: number): number {
    const nameEnd = endOfName(piece, at + 1);
    const end = endOfTag(piece, nameEnd);
    if (end < 0) return -1;
    if (piece.charCodeAt(end) !== GREATER) throw brokenPart(this.#part);
    const alone = piece.charCodeAt(end - 1) === SLASH;
    const name = piece.slice(at + 1, alone && nameEnd > end - 1 ? end - 1 : nameEnd);
    if (name === '' || this.#ended || this.#open.length >= DEEPEST) throw brokenPart(this.#part);
    this.#handler.open(localName(name), this.#attributes.of(piece, nameEnd, alone ? end - 1 : end, this.#part));
    if (alone) this.#close(name);
    else this.#open.push(name);
    return end + 1;
  }

  /** Comments, texts without entities, and document types. */
  #special(piece: string, at: number): number {
    if (piece.startsWith('<!--', at)) return after(piece, '-->', at + 4);
    if (piece.startsWith('<![CDATA[', at)) {
      const next = after(piece, ']]>', at + 9);
      if (next > 0 && this.#open.length > 0) this.#handler.text?.(piece.slice(at + 9, next - 3));
      return next;
    }
    if (/^<!DOCTYPE/iu.test(piece.slice(at, at + 9))) throw documentType(this.#part);
    if (piece.length - at < '<![CDATA['.length) return -1;
    throw brokenPart(this.#part);
  }
}

function after(piece: string, mark: string, from: number): number {
  const end = piece.indexOf(mark, from);
  return end < 0 ? -1 : end + mark.length;
}

/** The first space, slash or bracket behind a name. */
function endOfName(piece: string, from: number): number {
  let at = from;
  for (; at < piece.length; at++) {
    const sign = piece.charCodeAt(at);
    if (sign <= SPACE || sign === GREATER || sign === SLASH) break;
  }
  return at;
}

/** The bracket that ends a tag, or the next one begins with, which is a defect; one inside quotation marks is neither. */
function endOfTag(piece: string, from: number): number {
  let quote = 0;
  for (let at = from; at < piece.length; at++) {
    const sign = piece.charCodeAt(at);
    if (quote !== 0) {
      if (sign === quote) quote = 0;
    } else if (sign === GREATER || sign === LESS) return at;
    else if (sign === QUOTE || sign === APOSTROPHE) quote = sign;
  }
  return -1;
}

function localName(name: string): string {
  for (let at = 1; at < name.length; at++) if (name.charCodeAt(at) === COLON) return name.slice(at + 1);
  return name;
}

/** Reads a whole part of a workbook. */
export async function readXml(bytes: AsyncIterable<Uint8Array>, part: string, handler: XmlHandler): Promise<void> {
  const parser = new XmlParser(part, handler);
  for await (const chunk of bytes) parser.write(chunk);
  parser.end();
}
