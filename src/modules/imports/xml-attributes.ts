import { brokenPart } from './xml-refusal.js';
import { xmlText } from './xml-text.rules.js';

const SPACE = 0x20;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** The attributes of one element, read only where somebody asks for one. The same object serves all elements of a document. */
export class XmlAttributes {
  #piece = '';
  #from = 0;
  #to = 0;
  #part = '';
  #count = 0;
  #read = true;
  /** Four places an attribute: where its name and its value begin and end. They are kept, not the texts: most are never asked for. */
  readonly #places: number[] = [];

  /** The attributes that stand between two places of a text, behind the name of an element. */
  of(piece: string, from: number, to: number, part: string): this {
    this.#piece = piece;
    this.#from = from;
    this.#to = to;
    this.#part = part;
    this.#read = false;
    return this;
  }

  /** The value of an attribute by its whole name. */
  get(name: string): string | undefined {
    if (!this.#read) this.#parse();
    const places = this.#places;
    for (let at = 0; at < this.#count; at += 4) {
      const start = places[at]!;
      if (places[at + 1]! - start === name.length && this.#piece.startsWith(name, start)) return this.#value(at);
    }
    return undefined;
  }

  /** The value of the first attribute of this name in a namespace of whatever prefix. */
  prefixed(name: string): string | undefined {
    if (!this.#read) this.#parse();
    for (let at = 0; at < this.#count; at += 4) {
      const own = this.#piece.slice(this.#places[at], this.#places[at + 1]);
      if (own.endsWith(`:${name}`) && !own.startsWith('xmlns:')) return this.#value(at);
    }
    return undefined;
  }

  #value(at: number): string {
    const value = xmlText(this.#piece.slice(this.#places[at + 2], this.#places[at + 3]));
    if (value === null) throw brokenPart(this.#part);
    return value;
  }

  #parse(): void {
    const piece = this.#piece;
    const to = this.#to;
    this.#read = true;
    this.#count = 0;
    for (let at = afterSpace(piece, this.#from); at < to; at = afterSpace(piece, at + 1)) {
      const name = at;
      while (at < to && piece.charCodeAt(at) !== EQUALS && piece.charCodeAt(at) > SPACE) at++;
      const nameEnd = at;
      at = afterSpace(piece, at);
      if (piece.charCodeAt(at) !== EQUALS) throw brokenPart(this.#part);
      at = afterSpace(piece, at + 1);
      const quote = piece.charCodeAt(at);
      if (quote !== QUOTE && quote !== APOSTROPHE) throw brokenPart(this.#part);
      const value = ++at;
      while (at < to && piece.charCodeAt(at) !== quote) at++;
      if (at === to) throw brokenPart(this.#part);
      this.#keep(name, nameEnd, value, at);
    }
  }

  #keep(name: number, nameEnd: number, value: number, valueEnd: number): void {
    const places = this.#places;
    const at = this.#count;
    places[at] = name;
    places[at + 1] = nameEnd;
    places[at + 2] = value;
    places[at + 3] = valueEnd;
    this.#count += 4;
  }
}

/** The first place from here on where no space stands. */
function afterSpace(piece: string, from: number): number {
  let at = from;
  while (piece.charCodeAt(at) <= SPACE) at++;
  return at;
}
