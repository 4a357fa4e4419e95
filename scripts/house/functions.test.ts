import { expect, test } from 'vitest';
import { parse } from '../source/syntax.ts';
import { functionSizes, median } from './functions.ts';

test('measures every function with a body, whatever way it is written', () => {
  const text = 'function a() {\n\n}\nclass B {\n  c() {}\n}\nconst d = () => {\n};\nconst e = () => 1;\n';
  expect(functionSizes(parse('a.ts', text)).map(({ lines }) => lines)).toEqual([3, 1, 2]);
});

test('takes the middle of any number of values', () => {
  expect([median([3, 1, 2]), median([4, 1]), median([])]).toEqual([2, 4, 0]);
});
