import { type Completion, completions, type Direction, directions, type FinalOutcome } from '@vedette/domain';

/** Words as they lie in the database: a number is its place here, and a new word goes to the end. */
export const outcomeWords = ['granted', 'denied', 'refer'] as const satisfies readonly FinalOutcome[];

export const directionCode = (word: Direction): number => directions.indexOf(word);
export const outcomeCode = (word: FinalOutcome): number => outcomeWords.indexOf(word);
export const completionCode = (word: Completion): number => completions.indexOf(word);

/** A person was let in and did not go. */
export const notTakenCode: number = completionCode('not-taken');

export const directionWord = (code: number): Direction => wordAt(directions, code);
export const outcomeWord = (code: number): FinalOutcome => wordAt(outcomeWords, code);
export const completionWord = (code: number): Completion => wordAt(completions, code);

/** A code that nobody wrote is a programme of another version: better none than a wrong word. */
function wordAt<T>(words: readonly T[], code: number): T {
  const word = words[code];
  if (word === undefined) throw new RangeError(`no word has the code ${code}`);
  return word;
}
