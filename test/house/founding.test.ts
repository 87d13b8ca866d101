import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const folder = 'seeds/founding';
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const content = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

type Fact = Readonly<{ [name: string]: unknown }>;

/** Every object inside, with the place where it stands. */
function records(value: unknown, place: string): [place: string, record: Fact][] {
  if (value === null || typeof value !== 'object') return [];
  const inside = Object.entries(value).flatMap(([name, part]) => records(part, `${place}.${name}`));
  return Array.isArray(value) ? inside : [[place, value as Fact], ...inside];
}

describe('the founding facts', () => {
  test.each(files)('every record of %s that names a source names the paragraph too', (file) => {
    const sourced = records(content(file), file).filter(([, record]) => 'source' in record);
    expect(sourced.length).toBeGreaterThan(0);
    const wrong = sourced.filter(([, { source, locator }]) => !/^S[0-4]$/.test(String(source)) || !/^¶\d+$/.test(String(locator)));
    expect(wrong.map(([place]) => place)).toEqual([]);
  });

  test('all five documents are there', () => {
    const { sources } = content('documents.json') as { sources: { code: string }[] };
    expect(sources.map(({ code }) => code)).toEqual(['S0', 'S1', 'S2', 'S3', 'S4']);
  });
});
