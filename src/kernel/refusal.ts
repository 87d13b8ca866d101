/** The hub cannot go on, and it is not a defect: the operator reads two sentences, what is and what to do. Never has a stack on screen. */
export class Refusal extends Error {
  readonly whatToDo: string;

  constructor(what: string, whatToDo: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'Refusal';
    this.whatToDo = whatToDo;
  }
}
