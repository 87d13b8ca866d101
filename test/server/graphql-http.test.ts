import { describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { probe } from './probe.js';

const hub = probe();
const audits = serverAudits({ url: () => `${hub.url}/graphql` });

describe('GraphQL over HTTP', () => {
  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });

  test('has as many audits as there were when all passed', () => {
    expect(audits).toHaveLength(61);
  });
});
