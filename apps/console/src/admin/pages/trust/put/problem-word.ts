import type { Phrases } from '@vedette/phrases';

export type TrustProblem = keyof Phrases['console']['trust']['problem'];

/** What the parsers say begins like this; the first that fits counts. */
const beginnings: readonly (readonly [RegExp, TrustProblem])[] = [
  [/received undefined/i, 'missing'],
  [/^unrecognized key/i, 'unknown'],
  [/cannot be told apart/i, 'twins'],
  [/date/i, 'date'],
  [/^too (big|small)/i, 'length'],
  [/^invalid input: expected/i, 'kind'],
  [/key|kid/i, 'key'],
];

/** In a word of ours, what a parser of the terminal found wrong at a place of a document. */
export const problemWord = (message: string): TrustProblem =>
  beginnings.find(([beginning]) => beginning.test(message))?.[1] ?? 'value';
