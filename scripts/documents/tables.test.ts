import { expect, test } from 'vitest';
import { codeSpans, linkTargets, tableRows } from './tables.ts';

test('reads the rows of the table with that first header, to its end', () => {
  const text =
    '| x | y |\n|---|---|\n| 1 | 2 |\n\n| a | b |\n|---|---|\n| 3 | 4 |\n| 5 | 6 |\n\nText | with bars.';
  expect(tableRows(text, 'a')).toEqual([
    ['3', '4'],
    ['5', '6'],
  ]);
  expect(() => tableRows(text, 'z')).toThrow('z');
});

test('finds what stands in backticks, and the files that links lead to', () => {
  expect(codeSpans('a `b` and `c d`')).toEqual(['b', 'c d']);
  expect(linkTargets('[a](b.md#c) [d](#e) [f](https://example.org)')).toEqual(['b.md']);
});
