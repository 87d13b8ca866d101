import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { settingLines } from '../../src/config.js';
import { hubForReading, type Asker } from '../kit/hub.js';

const readme = readFileSync('README.md', 'utf8');

interface Example {
  readonly title: string;
  /** Who asks; everybody where the README names nobody. */
  readonly asker: Asker;
  readonly query: string;
  readonly answer: string;
}

/** Every question of the README with the answer printed under it. */
const examples: Example[] = [
  ...readme.matchAll(/### (.+)\n\n(?:As `(\w+)` of `(\S+)`[^\n]*\n\n)?```graphql\n([^`]+)```\n\n```json\n([^`]+)```/g),
].map(([, title, role, unit, query, answer]) => ({
  title: title!,
  asker: role ? { role: role as 'LEADER', unit: unit! } : null,
  query: query!,
  answer: answer!,
}));

/** Prints an answer under its question; for UPDATE_GOLDEN=1. */
async function written({ query, answer }: Example, data: unknown): Promise<string> {
  const fresh = await format(JSON.stringify(data), { ...(await resolveConfig('README.md')), parser: 'json' });
  const place = `${query}\`\`\`\n\n\`\`\`json\n`;
  writeFileSync(
    'README.md',
    readFileSync('README.md', 'utf8').replace(`${place}${answer}`, () => `${place}${fresh}`),
  );
  return fresh;
}

describe('the README', () => {
  const hub = hubForReading();

  test('asks one question for each kind of dashboard', () => {
    expect(examples.map(({ title }) => title.split(':')[0])).toEqual([
      'City',
      'District',
      'Ward',
      'People’s Council',
      'Quality',
      'History',
    ]);
  });

  test.each(examples)('$title gets the answer that is printed', async (example) => {
    const { data, errors } = await hub.askAs(example.asker, example.query);
    expect(errors).toBeUndefined();
    const answer = process.env['UPDATE_GOLDEN'] ? await written(example, data) : example.answer;
    expect(data).toEqual(JSON.parse(answer));
  });

  test('lists every setting with its usual value', () => {
    const rows = settingLines({}).map(
      ({ name, usual, meaning }) => `| \`${name}\` | ${usual === '(none)' ? '' : `\`${usual}\``} | ${meaning} |`,
    );
    expect(readme.replaceAll(/ +/g, ' ')).toContain(rows.join('\n').replaceAll(/ +/g, ' '));
  });

  test('names no file that is not there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});
