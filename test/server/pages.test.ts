import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { modules } from '../../src/hub.js';
import { hubSchema, schemaText } from '../../src/kernel/schema.js';
import { hubForReading } from '../kit/hub.js';

const hub = hubForReading();

interface SavedOperation {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

const saved = async (): Promise<SavedOperation[]> => (await (await fetch(`${hub.url}/operations.json`)).json()) as SavedOperation[];

describe('/schema.graphql', () => {
  test('is the schema that is served, sorted, as text', async () => {
    const response = await fetch(`${hub.url}/schema.graphql`);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await response.text();
    expect(text).toBe(schemaText(hubSchema(modules)));
    expect(Object.keys(buildSchema(text).getTypeMap())).toContain('Unit');
  });
});

describe('/operations.json', () => {
  test('offers every saved operation, valid against the schema, with a title in Vietnamese', async () => {
    const schema = hubSchema(modules);
    const operations = await saved();
    expect(operations).toHaveLength(13);
    for (const { name, title, text } of operations) {
      expect({ name, errors: validate(schema, parse(text)) }).toEqual({ name, errors: [] });
      expect(title).not.toBe(name);
    }
  });

  test('offers variables with which each operation answers something', async () => {
    for (const { name, text, variables } of await saved()) {
      const { data, errors } = await hub.ask(text, variables);
      expect({ name, errors }).toEqual({ name, errors: undefined });
      const [first] = Object.values(data as object) as [object | null];
      expect({ name, empty: first === null || JSON.stringify(first).length < 60 }).toEqual({ name, empty: false });
    }
  });
});

describe('node(id:)', () => {
  test('answers whatever gave its id out, with its type', async () => {
    const { data } = await hub.ask('{ unit(code: "004", on: "2018-11-06") { id } }');
    const again = await hub.ask('query ($id: ID!) { node(id: $id) { __typename id ... on Unit { name } } }', data.unit);
    expect(again.data.node).toEqual({ __typename: 'Unit', id: data.unit.id, name: 'Quận Long Biên' });
  });

  test('answers null for what nothing has, and refuses what is no id', async () => {
    const nowhere = Buffer.from('Nothing:1').toString('base64url');
    expect((await hub.ask('query ($id: ID!) { node(id: $id) { id } }', { id: nowhere })).data).toEqual({ node: null });
    const { errors } = await hub.ask('{ node(id: "004") { id } }');
    expect(errors).toMatchObject([{ path: ['node'], extensions: { code: 'BAD_USER_INPUT', messageVi: expect.any(String) } }]);
  });
});
