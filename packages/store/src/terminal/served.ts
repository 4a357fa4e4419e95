/** What a concept looks like where it is implemented: the same methods, answering at once. */
export type Served<Port> = {
  readonly [M in keyof Port]: Port[M] extends (...args: infer A) => Promise<infer R>
    ? (...args: A) => R
    : never;
};
