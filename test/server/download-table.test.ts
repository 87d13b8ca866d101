import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { modules } from '../../src/hub.js';
import { hubSchema } from '../../src/kernel/schema.js';
import { outlineOf, withNotes } from '../../src/server/download.outline.js';
import { listsOf, longestList, tableOf } from '../../src/server/download.table.js';
import { variablesOf, saidIn } from '../../src/server/download.variables.js';

const schema = buildSchema(`
  type Query { top(a: [In!], b: Boolean, c: Float): Top size: Int }
  type Top { name: String tags: [String!] items: [Item!] others: [Other] }
  type Item { code: String parts: [Part] other: Other }
  type Part { value: Int }
  type Other { text: String }
  input In { deep: In, words: [String!], on: Boolean }
`);
const read = (text: string) => outlineOf(schema, parse(text), getOperationAST(parse(text))!);

const FIELDS = read(`{ size top { name ...More items { ... on Item { other { text } } code parts { value } } others { text } } }
  fragment More on Top { tags items { code } }`);

const part = fc.option(fc.record({ value: fc.option(fc.integer()) }));
const other = fc.option(fc.record({ text: fc.option(fc.string()) }));
const item = fc.record({ code: fc.option(fc.string()), parts: fc.option(fc.array(part, { maxLength: 4 })), other });
const answer = fc.record({
  size: fc.option(fc.integer()),
  top: fc.option(
    fc.record({
      name: fc.option(fc.string()),
      tags: fc.option(fc.array(fc.string(), { maxLength: 3 })),
      items: fc.option(fc.array(item, { maxLength: 4 })),
      others: fc.option(fc.array(other, { maxLength: 6 })),
    }),
  ),
});

describe('A table of an answer', () => {
  test('has its columns in the order of the selection, each once, fragments where they are spread', () => {
    const parts = listsOf(FIELDS).find(({ path }) => path === 'top.items.parts')!;
    expect(listsOf(FIELDS).map(({ path }) => path)).toEqual(['top.items', 'top.items.parts', 'top.others']);
    const { columns, leftOut } = tableOf(FIELDS, { size: 1, top: null }, parts);
    expect(columns.map(({ path }) => path)).toEqual([
      'size',
      'top.name',
      'top.tags',
      'top.items.code',
      'top.items.other.text',
      'top.items.parts.value',
    ]);
    expect(leftOut).toEqual(['top.others']);
  });

  test('has a row for each element of its list, and one for each element around it that has none', () => {
    fc.assert(
      fc.property(answer, (data) => {
        const items = data.top?.items ?? [];
        const lengths = { 'top.items': items.length, 'top.items.parts': 0, 'top.others': data.top?.others?.length ?? 0 };
        for (const { parts } of items) lengths['top.items.parts'] += parts?.length ?? 0;
        const list = longestList(FIELDS, data)!;
        expect(lengths[list.path as keyof typeof lengths]).toBe(Math.max(...Object.values(lengths)));
        const { rows, columns } = tableOf(FIELDS, data, list);
        const alone = list.path === 'top.items.parts' ? items.filter(({ parts }) => !parts?.length).length : 0;
        expect([...rows]).toHaveLength(Math.max(...Object.values(lengths)) + alone);
        expect([...rows]).toEqual([...rows]);
        for (const row of rows) expect([row.length, row[0], row[1]]).toEqual([columns.length, data.size, data.top!.name]);
      }),
    );
  });

  test('repeats what stands around an element beside it, and nothing of its neighbours', () => {
    fc.assert(
      fc.property(answer, (data) => {
        const parts = listsOf(FIELDS)[1]!;
        const expected = (data.top?.items ?? []).flatMap(({ code, other, parts: inner }) =>
          (inner?.length ? inner : [null]).map((one) => [
            data.size,
            data.top!.name,
            data.top!.tags,
            code,
            other?.text ?? null,
            one?.value ?? null,
          ]),
        );
        expect([...tableOf(FIELDS, data, parts).rows]).toEqual(expected);
      }),
    );
  });

  test('of lists as long as each other takes the one in more lists, then the one with more columns', () => {
    const one = { code: 'a', parts: [{ value: 1 }], other: null };
    expect(longestList(FIELDS, { top: { items: [one], others: [null] } })!.path).toBe('top.items.parts');
    const flat = read('{ top { others { text } items { code other { text } } } }');
    expect(longestList(flat, { top: { items: [one], others: [null] } })!.path).toBe('top.items');
    expect(longestList(flat, { top: { items: [one], others: [null, null] } })!.path).toBe('top.others');
    const same = read('{ a: top { others { text } } b: top { others { text } } }');
    expect(longestList(same, { a: null, b: null })!.path).toBe('a.others');
  });

  test('is one row where the operation has no list', () => {
    const fields = read('{ size top { name } }');
    expect(longestList(fields, { size: 1, top: null })).toBeNull();
    expect([...tableOf(fields, { size: 1, top: null }, null).rows]).toEqual([[1, null]]);
  });
});

describe('Variables of every type', () => {
  const operation = getOperationAST(
    parse('query Q($a: [In!], $b: Boolean, $c: Float, $d: In, $e: [Int!] = [1]) { top(a: $a, b: $b, c: $c) { name } }'),
  )!;
  const variables = (search: string) => ({ ...variablesOf(schema, operation, saidIn(search)) });

  test('are read as they are declared', () => {
    expect(variables('?a={"on":true}&a={"words":["x"]}&b=false&c=-1.5&e=1,2&e=3')).toEqual({
      a: [{ on: true }, { words: ['x'] }],
      b: false,
      c: -1.5,
      e: [1, 2, 3],
    });
    expect(variables('?d.deep.deep.words=a,b&d.on=true')).toEqual({ d: { deep: { deep: { words: ['a', 'b'] } }, on: true } });
    expect(variables('?a=[{"on":true}]&b=&e=')).toEqual({ a: [{ on: true }] });
    expect(variables('')).toEqual({});
  });

  test.each(['?b=yes', '?b=1', '?c=1e400', '?c=NaN', '?e=1,x', '?e=99999999999', '?a=x', '?d.deep=1', '?d.on.x=1', '?a={"__proto__":1}'])(
    'are refused where they are not: %s',
    (search) => {
      expect(() => variables(search)).toThrow(/^(The variable \w+\S*|There is no variable)/);
    },
  );
});

test('What a download asks beside an operation is asked under names of its own', () => {
  const text = withNotes(
    hubSchema(modules),
    parse('query Q { qualityFindings(within: "VN") { nodes { source { title } } } statements { totalCount } }'),
  );
  expect(text.replaceAll(/\s+/g, ' ')).toBe(
    'query Q { qualityFindings(within: "VN") { nodes { source { title hub_title: title hub_url: url hub_publisher: publisher ' +
      'hub_publishedOn: publishedOn hub_publishedText: publishedText hub_locator: locator } } hub_page: pageInfo { hasNextPage endCursor } } ' +
      'statements { totalCount hub_page: pageInfo { hasNextPage endCursor } } }',
  );
});
