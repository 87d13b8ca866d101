/** The hub cannot go on, and it is not a defect: the operator reads what is and what to do, and no stack. */
export class Refusal extends Error {
  readonly whatToDo: string;
  /** What the process ends with: 1, or 2 where a setting or word of the command line is wrong. */
  readonly exitCode: number;

  constructor(what: string, whatToDo: string, { exitCode = 1, ...options }: ErrorOptions & { readonly exitCode?: 1 | 2 } = {}) {
    super(what, options);
    this.name = 'Refusal';
    this.whatToDo = whatToDo;
    this.exitCode = exitCode;
  }
}
