import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const CONFIG = resolve('.dependency-cruiser.cjs');

/** A small house in which each line breaks the door of its name: [file, what it imports]. */
const breaks: Record<string, [file: string, imports: string]> = {
  'no-cycles': ['src/kernel/a.ts', './b.js'],
  'every-import-exists': ['src/kernel/c.ts', './nowhere.js'],
  'kernel-knows-no-domain': ['src/kernel/d.ts', '../modules/units/index.js'],
  'database-knows-the-kernel-only': ['src/database/orm.ts', '../modules/units/index.js'],
  'files-know-the-kernel-only': ['src/files/disk-files.ts', '../modules/units/index.js'],
  'settings-know-nothing': ['src/config.ts', './server/index.js'],
  'modules-enter-by-the-front-door': ['src/modules/scores/score.query.ts', '../units/unit.query.js'],
  'only-the-process-sees-everything': ['src/modules/scores/score.commands.ts', '../../database/values.js'],
  'the-process-enters-by-the-front-door': ['src/server/index.ts', '../modules/units/unit.query.js'],
  'units-enters-no-module': ['src/modules/units/unit.loaders.ts', '../criteria/index.js'],
  criteria: ['src/modules/criteria/criterion.loaders.ts', '../scores/index.js'],
  access: ['src/modules/access/grant.query.ts', '../scores/index.js'],
  documents: ['src/modules/documents/party.loaders.ts', '../scores/index.js'],
  plans: ['src/modules/plans/plan.loaders.ts', '../scores/index.js'],
  dossiers: ['src/modules/dossiers/dossier.loaders.ts', '../scores/index.js'],
  surveys: ['src/modules/surveys/survey.loaders.ts', '../scores/index.js'],
  scores: ['src/modules/scores/score.loaders.ts', '../quality/index.js'],
  oversight: ['src/modules/oversight/mission.loaders.ts', '../quality/index.js'],
  quality: ['src/modules/quality/check.loaders.ts', '../imports/index.js'],
  imports: ['src/modules/imports/row-reader.ts', '../plans/index.js'],
  'rules-are-pure': ['src/modules/scores/attainment.rules.ts', '../../kernel/clock.js'],
  'resolvers-touch-no-table': ['src/modules/scores/score.resolver.ts', './score.table.js'],
  'resolvers-and-types-write-no-sql': ['src/modules/scores/score.type.ts', 'kysely'],
  'queries-know-no-graphql': ['src/modules/units/unit.query.ts', 'type-graphql'],
  'src-does-not-know-its-tests': ['src/main.ts', '../test/kit.js'],
};

/** Where the imports lead; each exports one thing and imports nothing. */
const plain = [
  'src/database/values.ts',
  'src/kernel/clock.ts',
  'src/modules/scores/score.table.ts',
  'test/kit.ts',
  ...['units', 'criteria', 'documents', 'plans', 'scores', 'quality', 'imports'].map((module) => `src/modules/${module}/index.ts`),
];

const house = mkdtempSync(join(tmpdir(), 'hub-doors-'));
afterAll(() => rmSync(house, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[];
  };
}

/** The doors that a set of files breaks, as `rule: from → to`. */
function brokenDoors(files: Readonly<Record<string, string>>): string[] {
  rmSync(join(house, 'src'), { recursive: true, force: true });
  for (const path of plain) write(path, 'export const thing = 1;\n');
  for (const [path, text] of Object.entries(files)) write(path, text);
  for (const name of ['kysely', 'type-graphql', 'decimal.js']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'export const thing = 1;\n');
  }
  write('package.json', '{ "type": "module" }');
  const cli = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const words = ['--config', CONFIG, '--output-type', 'json', 'src'];
  let output: string;
  try {
    output = execFileSync(process.execPath, [cli, ...words], { cwd: house, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  return (JSON.parse(output) as Cruise).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

const importing = (specifier: string, kind = 'import') => `${kind} { thing } from '${specifier}';\nexport const other = thing;\n`;

describe('the doors', () => {
  test('each door of .dependency-cruiser.cjs has an import here that it stops', () => {
    const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string }[] };
    const covered = forbidden.filter(({ name }) => Object.keys(breaks).some((door) => name === door || name.startsWith(`${door}-enters-`)));
    expect(covered.map(({ name }) => name)).toEqual(forbidden.map(({ name }) => name));
  });

  test('every broken import is stopped by the door of its name', () => {
    const files = Object.fromEntries(Object.values(breaks).map(([file, specifier]) => [file, importing(specifier)]));
    const stopped = brokenDoors({ ...files, 'src/kernel/b.ts': importing('./a.js') });
    for (const [door, [file]] of Object.entries(breaks)) {
      expect(stopped).toContainEqual(expect.stringMatching(new RegExp(`^${door}(-enters-.*)?: ${file} `)));
    }
  });

  test('an import of a type is an import: it does not slip through a door', () => {
    expect(brokenDoors({ 'src/kernel/a.ts': importing('../modules/units/index.js', 'import type') })).toEqual([
      'kernel-knows-no-domain: src/kernel/a.ts → src/modules/units/index.ts',
    ]);
  });

  test('rules may take types and exact decimals, and nothing that runs', () => {
    const rules = `import { thing } from 'decimal.js';\nimport type { thing as Row } from './score.table.js';\nexport const sum = (row: typeof Row) => thing + row;\n`;
    expect(brokenDoors({ 'src/modules/scores/attainment.rules.ts': rules })).toEqual([]);
  });
});
