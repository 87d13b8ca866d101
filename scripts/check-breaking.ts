import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/**
 * A client's query must not stop to work by accident: each breaking change of schema/hub.graphql since the last commit on
 * main needs its path, such as `Scorecard.index`, in CHANGELOG.md. BASE names another commit to compare with.
 */

const FILE = 'schema/hub.graphql';
const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
const attempt = (...words: string[]): string | null => {
  try {
    return git(...words);
  } catch {
    return null;
  }
};

/** The commit before this change: where it left main, the last commit while there are uncommitted changes, else the one before. */
function base(): string | null {
  const head = git('rev-parse', 'HEAD');
  const fork = attempt('merge-base', 'HEAD', 'origin/main');
  if (process.env.BASE) return process.env.BASE;
  if (fork && fork !== head) return fork;
  return attempt('diff', '--quiet', 'HEAD', '--', FILE) === null ? head : attempt('rev-parse', 'HEAD~1');
}

const since = base();
const before = since && attempt('show', `${since}:${FILE}`);
if (!before) {
  console.log(`${FILE} is new: nothing to break.`);
} else {
  const changes = await diff(buildSchema(before), buildSchema(readFileSync(FILE, 'utf8')));
  const breaking = changes.filter((change) => change.criticality.level === CriticalityLevel.Breaking);
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const unsaid = breaking.filter((change) => !changelog.includes(`\`${change.path ?? ''}\``));
  for (const change of unsaid) console.error(`${change.path ?? ''}: ${change.message}`);
  if (unsaid.length > 0) {
    console.error('These break clients. Undo them, or name each path in `backticks` in CHANGELOG.md with what to use instead.');
    process.exitCode = 1;
  } else {
    console.log(`${changes.length} changes since ${since.slice(0, 9)}, ${breaking.length} of them breaking and named in CHANGELOG.md.`);
  }
}
