import { expect, it } from 'vitest';

/** One form of an attack: what a careless verifier makes of it, and what ours says. */
export interface Variant {
  readonly name: string;
  /** True when the careless one falls for it. */
  readonly naive: () => unknown;
  readonly ours: () => unknown;
  /** What ours has to say, to the letter. */
  readonly says: unknown;
}

/** Two facts for each form: the careless verifier falls for it, and ours names what is wrong. */
export function shows(variants: readonly Variant[]): void {
  it.each(variants)('$name', async ({ naive, ours, says }) => {
    expect(await naive(), 'whether the naive one falls for it').toBe(true);
    expect(await ours()).toEqual(says);
  });
}
