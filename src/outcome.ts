import { Refusal } from './kernel/refusal.js';

/** Tells people something; the log on the other output stays pure JSON. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs the work of a process to its end and ends the process: 0, or not 0 with sentences for a refusal and a stack for a defect. */
export async function conclude(work: () => Promise<void>): Promise<never> {
  try {
    await work();
    process.exit(0);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      console.error(error);
      process.exit(1);
    }
    say(`${error.message}\n${error.whatToDo}`);
    process.exit(error.exitCode);
  }
}
