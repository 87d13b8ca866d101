import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { hubForReading, type Answer, type Statement, type TestHub } from './hub.js';

const ENDING = '.test.graphql';
const UPDATE = process.env.UPDATE_GOLDEN === '1';

/**
 * A test for every `X.test.graphql` of a folder: asked with the variables of `X.variables.json`, it answers `X.json` and
 * sends the statements of `X.sql`. UPDATE_GOLDEN=1 writes the two; what changed is then read in the diff. Whoever asks sees every
 * row, or has the grants of `X.asker.json`; a hub that only reads is asked, unless there is one that has written what is asked for.
 */
export function goldenTrios(folder: string, written?: TestHub): void {
  if (UPDATE && process.env.CI) throw new Error('UPDATE_GOLDEN rewrites what CI has to check; it is for a developer at the keyboard.');
  const hub = written ?? hubForReading();
  describe('golden trios', () => {
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith(ENDING))
      .sort())
      trio(hub, join(folder, name.slice(0, -ENDING.length)));
  });
}

function trio(hub: TestHub, path: string): void {
  const name = path.split('/').at(-1);
  test(`${name} answers ${name}.json with the statements of ${name}.sql`, async () => {
    const given = (what: string) =>
      existsSync(`${path}.${what}.json`) ? JSON.parse(readFileSync(`${path}.${what}.json`, 'utf8')) : undefined;
    const [query, variables, asker] = [readFileSync(`${path}${ENDING}`, 'utf8'), given('variables'), given('asker')];
    const answer = await (asker === undefined ? hub.ask(query, variables) : hub.askAs(asker, query, variables));
    golden(`${path}.json`, `${JSON.stringify(shown(answer), null, 2)}\n`);
    golden(`${path}.sql`, answer.statements.map(statementText).join('\n'));
  });
}

function golden(file: string, text: string): void {
  if (UPDATE) writeFileSync(file, text);
  expect({ file, text }).toEqual({ file, text: existsSync(file) ? readFileSync(file, 'utf8') : 'missing; UPDATE_GOLDEN=1 writes it' });
}

/** What a client sees of an answer; ids of single requests left out, and what they cost. */
function shown({ data, errors, extensions }: Answer): object {
  const { cost: _cost, ...rest } = extensions ?? {};
  return { data, ...(errors && { errors }), ...(Object.keys(rest).length > 0 && { extensions: rest }) };
}

/** A statement without the indentation of its source, and how many parameters went with it. */
export function statementText({ sql, parameters }: Statement): string {
  const lines = sql.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.slice(1).map((line) => line.search(/\S/)));
  const text = lines.map((line, at) => (at === 0 ? line.trim() : line.slice(margin).trimEnd())).join('\n');
  return `${text};\n-- ${parameters.length} ${parameters.length === 1 ? 'parameter' : 'parameters'}\n`;
}
