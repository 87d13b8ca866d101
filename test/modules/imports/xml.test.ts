import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { XmlParser } from '../../../src/modules/imports/xml-parser.js';
import { pieces, refusal, utf8 } from './files.js';

type Event = readonly string[];

/** What a document is made of, as the hub's own parser tells it. */
async function told(document: string, size?: number): Promise<Event[]> {
  const events: Event[] = [];
  const parser = new XmlParser('part.xml', {
    open: (name, attributes) => events.push(['open', name, ...['r', 's', 't'].map((key) => attributes.get(key) ?? '')]),
    text: (text) => events.push(['text', text]),
    close: (name) => events.push(['close', name]),
  });
  for await (const piece of pieces(utf8(document), size)) parser.write(piece);
  parser.end();
  return joined(events);
}

/** The same as saxes tells it. */
function oracle(document: string): Event[] {
  const events: Event[] = [];
  const parser = new SaxesParser();
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }) =>
    events.push(['open', local(name), ...['r', 's', 't'].map((key) => attributes[key] ?? '')]),
  );
  parser.on('text', (text) => events.push(['text', text]));
  parser.on('cdata', (text) => events.push(['text', text]));
  parser.on('closetag', ({ name }) => events.push(['close', local(name)]));
  parser.write(document).close();
  return joined(events).filter(([kind, text]) => kind !== 'text' || text!.trim() !== '');
}

/** Texts in a row as one: pieces may part them. */
function joined(events: readonly Event[]): Event[] {
  const all: Event[] = [];
  for (const event of events) {
    const last = all.at(-1);
    if (event[0] === 'text' && last?.[0] === 'text') all[all.length - 1] = ['text', last[1]! + event[1]!];
    else all.push(event);
  }
  return all;
}

const text = fc.constantFrom(
  'Phường Bồ Đề',
  '30.778',
  '&amp;&lt;&gt;&quot;&apos;',
  '&#65;&#x110;',
  'a\r\nb',
  'x > y',
  '𠀋',
  '<![CDATA[a & <b>]]>',
);
const attribute = fc
  .tuple(
    fc.constantFrom('r', 's', 't', 'x14ac:r', 'xmlns:r'),
    fc.constantFrom('A1', '', 'a > b', '&lt;', "it's", 'Đ'),
    fc.constantFrom(' ', '\n  '),
  )
  .map(([name, value, space]) => [name, `${space}${name}="${value}"`] as const);
const attributes = fc.uniqueArray(attribute, { selector: ([name]) => name, maxLength: 4 }).map((all) => all.map(([, one]) => one).join(''));
const name = fc.constantFrom('c', 'v', 'row', 'x:c', 'a');
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(name, attributes).map(([tag, own]) => `<${tag}${own}/>`),
    fc
      .tuple(
        name,
        attributes,
        fc.array(fc.oneof(text, tie('element'), fc.constant('<!-- <c> -->'), fc.constant('<?a b?>')), { maxLength: 4 }),
      )
      .map(([tag, own, inside]) => `<${tag}${own}>${inside.join('')}</${tag} >`),
  ),
}));

describe('the parser of a workbook’s parts', () => {
  test('tells what saxes tells, however a document is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(element, fc.integer({ min: 1, max: 30 }), async (inside, size) => {
        const document = `<?xml version="1.0"?>\n<!-- a --><root xmlns:x="x" xmlns:x14ac="y">${inside}</root>\n`;
        expect((await told(document, size)).filter(([kind, one]) => kind !== 'text' || one!.trim() !== '')).toEqual(oracle(document));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['an element that another one closes', '<a><b></a></b>'],
    ['an element that is never closed', '<a><b>'],
    ['an end without a beginning', '<a></a></b>'],
    ['a second root', '<a/><b/>'],
    ['text outside', '<a/>text'],
    ['an entity that nobody declared', '<a>&x;</a>'],
    ['an ampersand alone', '<a>a & b</a>'],
    ['a sign that is none', '<a>&#0;</a>'],
    ['an attribute without its mark', '<a r=A1></a>'],
    ['a tag in a tag', '<a <b></a>'],
    ['nothing', ''],
  ])('refuses %s as damaged', async (_, document) => {
    for (const size of [1, 100]) expect(await refusal(told(document, size))).toMatchObject({ reason: 'BROKEN_FILE' });
    expect(() => oracle(document)).toThrow(/^\d+:\d+: /u);
  });

  test.each(['<!DOCTYPE a><a/>', '<!doctype a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'])(
    'refuses a document type before it reads it: %s',
    async (document) => {
      for (const size of [1, 100]) expect(await refusal(told(document, size))).toMatchObject({ reason: 'DOCUMENT_TYPE' });
    },
  );

  test.each([
    ['elements in elements without end', '<a>'.repeat(1_000)],
    ['a text without end', `<a>${'x'.repeat(2 << 20)}`],
    ['a tag without end', `<a r="${'x'.repeat(2 << 20)}`],
    ['a comment without end', `<!--${'x'.repeat(2 << 20)}`],
  ])('refuses %s before it fills the memory', async (_, document) => {
    expect(await refusal(told(document, 1 << 16))).toMatchObject({ reason: 'BROKEN_FILE' });
  });
});
