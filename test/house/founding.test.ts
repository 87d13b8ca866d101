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

const SOURCE = /^S[0-4]$/;
const LOCATOR = /^¶\d+(, ¶\d+)*$/;
const fits = (pattern: RegExp, value: unknown): boolean => typeof value === 'string' && pattern.test(value);

describe('the founding facts', () => {
  test.each(files)('every record of %s that names a source names the paragraph too, itself or part by part', (file) => {
    const sourced = records(content(file), file).filter(([, fact]) => 'source' in fact);
    expect(sourced.length).toBeGreaterThan(0);
    const unplaced = sourced.filter(([place, fact]) => !records(fact, place).some(([, part]) => 'locator' in part));
    expect(unplaced.map(([place]) => place)).toEqual([]);
  });

  test.each(files)('sources and paragraphs of %s are written as the documents have them', (file) => {
    const facts = records(content(file), file);
    expect(facts.filter(([, { source }]) => source !== undefined && !fits(SOURCE, source)).map(([place]) => place)).toEqual([]);
    expect(facts.filter(([, { locator }]) => locator !== undefined && !fits(LOCATOR, locator)).map(([place]) => place)).toEqual([]);
  });

  test('all five documents are there', () => {
    const { sources } = content('documents.json') as { sources: { code: string }[] };
    expect(sources.map(({ code }) => code)).toEqual(['S0', 'S1', 'S2', 'S3', 'S4']);
  });
});
