import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { basename, dirname, extname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const text = (path: string): string => readFileSync(path, 'utf8');
const lines = (path: string): number => text(path).trimEnd().split('\n').length;

/** Every file that is or would be committed. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));
const sources = files.filter((path) => path.startsWith('src/') && ['.ts', '.tsx'].includes(extname(path)));
const written = files.filter(
  (path) =>
    ['.ts', '.tsx', '.js', '.cjs', '.md', '.sql', '.graphql', '.yml', '.json', ''].includes(extname(path)) && path !== 'package-lock.json',
);

const modules = readdirSync('src/modules', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe('the rooms', () => {
  test.each(modules)('module %s has a front door and a README of a few lines, and hub.ts lists it', (module) => {
    expect(existsSync(join('src/modules', module, 'index.ts'))).toBe(true);
    const readme = join('src/modules', module, 'README.md');
    expect(existsSync(readme)).toBe(true);
    expect(lines(readme)).toBeLessThanOrEqual(40);
    expect(text('src/hub.ts')).toContain(`./modules/${module}/index.js`);
  });

  test('a file says in its name what is in it', () => {
    const saysNothing = /^(utils?|helpers?|common|types?|managers?|misc|shared)\.[a-z]+$/;
    expect(files.filter((path) => saysNothing.test(basename(path)))).toEqual([]);
  });

  test('a file of src is read in one sitting: at most 250 lines', () => {
    expect(sources.filter((path) => lines(path) > 250)).toEqual([]);
  });

  test('only config.ts reads the environment', () => {
    expect(sources.filter((path) => path !== 'src/config.ts' && /process\s*\.\s*env\b/.test(text(path)))).toEqual([]);
  });

  test('rules know no clock and no chance', () => {
    const rules = sources.filter((path) => path.endsWith('.rules.ts'));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((path) => /Temporal\s*\.\s*Now|Date\.now|new Date\(\s*\)|Math\.random/.test(text(path)))).toEqual([]);
  });

  test('decisions are numbered without a gap', () => {
    const numbers = readdirSync('docs/decisions')
      .filter((name) => /^\d{4}-/.test(name))
      .map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

describe('migrations', () => {
  const names = readdirSync('schema/migrations').sort();

  test('are numbered NNNN-name.sql, each number once and without a gap', () => {
    expect(names.every((name) => /^\d{4}-[a-z]+(-[a-z]+)*\.sql$/.test(name))).toBe(true);
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
  });

  test('say what each table is', () => {
    const sql = names.map((name) => text(join('schema/migrations', name))).join('\n');
    const tables = [...sql.matchAll(/^create table (?:if not exists )?(\w+)/gim)].map(([, name]) => name);
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((name) => !new RegExp(`^comment on table ${name} is`, 'im').test(sql))).toEqual([]);
  });
});

describe('what is written', () => {
  test('names no document that is not here', () => {
    const missing = written.flatMap((path) =>
      [...text(path).matchAll(/(?<![\w/.-])(?:[\w.-]+\/)*[\w-]+\.md\b/g)]
        .map(([name]) => name)
        .filter(
          (name) => ![name, join(dirname(path), name)].some((place) => existsSync(place)) && !files.some((file) => basename(file) === name),
        )
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('names no path of one machine', () => {
    expect(written.filter((path) => /(?<![\w.:/-])\/(home|root|Users|work)\/[a-z]/.test(text(path)))).toEqual([]);
  });

  test('leaves nothing for later', () => {
    const later = new RegExp(`\\b(TO(?:DO)|FIX(?:ME)|X{3})\\b`);
    expect(written.filter((path) => later.test(text(path)))).toEqual([]);
  });

  test('every test runs: none is focused or left out', () => {
    const tests = files.filter((path) => path.endsWith('.test.ts'));
    expect(tests.filter((path) => /\b(test|describe|it)\.(only|skip|todo)\b|\b(x|f)(it|describe|test)\(/.test(text(path)))).toEqual([]);
  });

  test('Vietnamese is written in one Unicode form', () => {
    expect(written.filter((path) => text(path) !== text(path).normalize('NFC') && !path.startsWith('test/'))).toEqual([]);
  });
});

describe('package.json', () => {
  const manifest = JSON.parse(text('package.json')) as Record<string, Record<string, string>> & { version: string };

  test('pins every version exactly', () => {
    const pins = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    );
    expect(pins.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('`npm run check` runs every check there is', () => {
    const checks = Object.keys(manifest['scripts']!).filter((name) => name.startsWith('check:'));
    expect(checks.filter((name) => !`${manifest['scripts']!['check']} `.includes(`npm run ${name} `))).toEqual([]);
  });

  test('its version is the newest in the changelog', () => {
    const [, newest] = /^## \[(\d[^\]]*)\]/m.exec(text('CHANGELOG.md'))!;
    expect(newest).toBe(manifest.version);
  });
});
