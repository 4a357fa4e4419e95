import { describe, expect, it } from 'vitest';
import { problemWord } from './problem-word.ts';

describe('what is wrong at a place of a document', () => {
  it.each([
    ['Invalid input: expected string, received undefined', 'missing'],
    ['Invalid input: expected string, received number', 'kind'],
    ['Unrecognized key: "colour"', 'unknown'],
    ['Too big: expected array to have <=9 items', 'length'],
    ['two formats of 37 bits cannot be told apart', 'twins'],
    ['Invalid ISO datetime', 'date'],
    ['A bare key needs its kid', 'key'],
    ['not a version of three numbers', 'value'],
  ])('“%s” is told as %s', (message, word) => {
    expect(problemWord(message)).toBe(word);
  });
});
