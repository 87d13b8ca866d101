import { describe, expect, test } from '@jest/globals';
import { goldenTrios } from '../../kit/golden.js';
import { hubForReading } from '../../kit/hub.js';

goldenTrios(import.meta.dirname);

const hub = hubForReading();

describe('statements', () => {
  const page = `query Page($first: Int, $after: String, $last: Int, $before: String) {
    statements(first: $first, after: $after, last: $last, before: $before) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
  }`;
  const ids = (answer: { data: any }): string[] => answer.data.statements.nodes.map((node: { id: string }) => node.id);

  test('page forward to the same list as at once, undated ones included, and backward to it again', async () => {
    const whole = ids(await hub.ask(page, { first: 500 }));
    const forward: string[] = [];
    for (let after: string | null = null; ;) {
      const answer = await hub.ask(page, { first: 7, after });
      forward.push(...ids(answer));
      after = answer.data.statements.pageInfo.endCursor;
      if (!answer.data.statements.pageInfo.hasNextPage) break;
    }
    expect(forward).toEqual(whole);
    const backward: string[] = [];
    for (let before: string | null = null; ;) {
      const answer = await hub.ask(page, { last: 7, before });
      backward.unshift(...ids(answer));
      before = answer.data.statements.pageInfo.startCursor;
      if (!answer.data.statements.pageInfo.hasPreviousPage) break;
    }
    expect(backward).toEqual(whole);
  });

  test('of the unnamed city have no subject: no unit is made up for it', async () => {
    const { data } = await hub.ask('{ statements(filter: { source: "S1" }) { nodes { subject { code } unresolvedSubject } } }');
    expect(data.statements.nodes.length).toBeGreaterThan(0);
    for (const { subject, unresolvedSubject } of data.statements.nodes) {
      expect(subject).toBeNull();
      expect(unresolvedSubject).toContain('không nêu tên');
    }
  });

  test.each([
    ['metric', 'WARDS', 'WARDS_PUBLISHING_PROCEDURES'],
    ['source', 'S9', 'sourceDocuments'],
    ['subject', '99999', 'units('],
    ['within', '99999', 'units('],
  ])('of an unknown %s are NOT_FOUND, with a way to find the right one', async (filter, code, hint) => {
    const { errors } = await hub.ask(`{ statements(filter: { ${filter}: "${code}" }) { totalCount } }`);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringContaining(hint),
      messageVi: expect.any(String),
    });
  });

  test('are found again by their id, like their metric, source and legal documents', async () => {
    const { data } = await hub.ask(`{
      statements(first: 1) { nodes { id metric { id } source { document { id } } } } legalDocuments(first: 1) { nodes { id } }
    }`);
    const [statement] = data.statements.nodes;
    const wanted = [statement.id, statement.metric.id, statement.source.document.id, data.legalDocuments.nodes[0].id];
    const found = await hub.ask(
      `query Nodes($a: ID!, $b: ID!, $c: ID!, $d: ID!) {
        a: node(id: $a) { __typename id } b: node(id: $b) { __typename id } c: node(id: $c) { __typename id } d: node(id: $d) { __typename id }
      }`,
      { a: wanted[0], b: wanted[1], c: wanted[2], d: wanted[3] },
    );
    expect(Object.values(found.data)).toEqual(
      ['Statement', 'Metric', 'SourceDocument', 'LegalDocument'].map((type, at) => ({ __typename: type, id: wanted[at] })),
    );
  });
});
