import { spawn } from 'node:child_process';

/** The account that a program runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface Finished {
  readonly code: number | null;
  /** What the program wrote to both outputs. */
  readonly output: string;
}

/** Runs a program to its end, as another account where one is given. */
export function run(program: string, options: readonly string[], account: Account | null): Promise<Finished> {
  const child = spawn(program, options, { ...account, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: output.trim() }));
  });
}
