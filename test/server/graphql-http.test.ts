import { describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { probe } from './probe.js';

const hub = probe();
const audits = serverAudits({ url: () => `${hub.url}/graphql` });

describe('GraphQL over HTTP', () => {
  const required = audits.filter(({ name }) => !name.startsWith('MAY'));
  test.each(required.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });

  test('MAY be served in more ways than we do; how many audits pass is printed', async () => {
    const counts = new Map<string, number>();
    for (const audit of audits) {
      const { status } = await audit.fn();
      const key = `${audit.name.split(' ', 1)[0]} ${status}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const told = [...counts].map(([key, count]) => `${count} ${key}`).sort();
    process.stdout.write(`graphql-http audits: ${told.join(', ')}\n`);
    expect(counts.get('MUST ok')).toBeGreaterThan(10);
  });
});
