/** Why an expression has no value. Known only in this folder: `evaluate` turns it into an answer. */
export class Unevaluable extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'Unevaluable';
  }
}
