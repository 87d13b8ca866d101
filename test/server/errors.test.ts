import { describe, expect, test } from '@jest/globals';
import { probe } from './probe.js';

const hub = probe();

/** The one error of an answer. */
async function errorOf(query: string, variables?: Record<string, unknown>, more?: Record<string, unknown>): Promise<any> {
  const { body } = await hub.ask(query, variables, more);
  expect(body.errors).toHaveLength(1);
  return body.errors[0];
}

describe('An error of the graph carries a code, both languages and a hint', () => {
  test.each([
    ['a syntax error', '{ echo(', {}, 'BAD_USER_INPUT', /^Syntax Error: Expected Name/],
    ['an unknown field', '{ nothing }', {}, 'BAD_USER_INPUT', /^Cannot query field "nothing" on type "Query"/],
    ['a missing argument', '{ echo }', {}, 'BAD_USER_INPUT', /argument "text" of type "String!" is required/],
    [
      'a variable of the wrong kind',
      'query ($text: String!) { echo(text: $text) }',
      { text: 7 },
      'BAD_USER_INPUT',
      /^Variable "\$text" got invalid value 7/,
    ],
    [
      'a required variable that is missing',
      'query ($text: String!) { echo(text: $text) }',
      {},
      'BAD_USER_INPUT',
      /^Variable "\$text" of required type/,
    ],
    [
      'null for an argument that may not be null',
      'query ($text: String = "x") { echo(text: $text) }',
      { text: null },
      'BAD_USER_INPUT',
      /^Argument "text"/,
    ],
    [
      'a date that is none, as a literal',
      '{ day(on: "2018-02-30") }',
      {},
      'BAD_USER_INPUT',
      /^A Date is a calendar date such as 2018-11-30; "2018-02-30" came\.$/,
    ],
    [
      'a date that is none, as a variable',
      'query ($on: Date!) { day(on: $on) }',
      { on: '30/11/2018' },
      'BAD_USER_INPUT',
      /^Variable "\$on" got invalid value "30\/11\/2018"; .*A Date is a calendar date/,
    ],
    ['a rule that was broken', '{ fail(how: "hub") }', {}, 'RULE_VIOLATION', /^Two and two make four\.$/],
    ['a text without end', `{ ${'echo(text: "x") '.repeat(2_000)} }`, {}, 'COST_EXCEEDED', /^A query may have 10,000 tokens/],
  ])('%s', async (_title, query, variables, code, message) => {
    const { message: told, extensions } = await errorOf(query, variables);
    expect(told).toMatch(message);
    expect(extensions).toMatchObject({ code, messageVi: expect.stringMatching(/\p{Letter}/u), hint: expect.any(String) });
    expect(extensions).not.toHaveProperty('stacktrace');
  });

  test('an operation that the document does not have', async () => {
    const error = await errorOf('query A { echo(text: "a") }', {}, { operationName: 'B' });
    expect(error).toMatchObject({ message: 'Unknown operation named "B".', extensions: { code: 'BAD_USER_INPUT' } });
  });

  test('one of several operations that was not named', async () => {
    const error = await errorOf('query A { echo(text: "a") } query B { echo(text: "b") }');
    expect(error).toMatchObject({
      message: expect.stringContaining('Must provide operation name'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('a rule is named beside the code', async () => {
    expect((await errorOf('{ fail(how: "hub") }')).extensions).toEqual({
      code: 'RULE_VIOLATION',
      messageVi: 'Hai cộng hai là bốn.',
      hint: 'Count again.',
      rule: 'SUM',
    });
  });
});

describe('A defect', () => {
  test.each(['defect', 'text'])('shows an id and nothing else, and the log has the cause under it (%s)', async (how) => {
    const { body } = await hub.ask(`query Broken { fail(how: "${how}") }`);
    const [error] = body.errors;
    expect(error).toEqual({
      message: 'The hub failed to answer; its log has the cause under this id.',
      locations: [{ line: 1, column: 16 }],
      path: ['fail'],
      extensions: { code: 'INTERNAL', messageVi: expect.any(String), id: expect.stringMatching(/^[\da-f-]{36}$/) },
    });
    expect(JSON.stringify(body)).not.toMatch(/secret|hunter2|account|\.js/);
    expect(JSON.stringify(hub.log.find((line) => line.errorId === error.extensions.id)?.err)).toMatch(/secret/);
  });

  test('of a null where there has to be a value is a defect as well', async () => {
    const { extensions } = await errorOf('{ step { never } }');
    expect(extensions.code).toBe('INTERNAL');
  });

  test('looks the same after the document was compiled', async () => {
    const codes: string[] = [];
    for (let use = 0; use < 5; use += 1) codes.push((await errorOf('{ fail(how: "defect") a: echo(text: "x") }')).extensions.code);
    expect(new Set(codes)).toEqual(new Set(['INTERNAL']));
  });
});
