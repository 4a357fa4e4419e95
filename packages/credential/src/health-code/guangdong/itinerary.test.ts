import { expect, it } from 'vitest';
import { itineraryOf } from './itinerary.ts';

it.each([
  ['上海市', ['长春'], 'clear'],
  ['上海市,吉林省长春市', ['长春'], 'listed-area'],
  ['上海市、广州市*', ['长春'], 'listed-area'],
  ['广州市*', [], 'listed-area'],
  ['上海市', [], 'unknown'],
  ['', ['长春'], 'unknown'],
  [' ， ', ['长春'], 'unknown'],
] as const)('declares %j against %j to be %s', (written, areas, state) => {
  expect(itineraryOf(written, areas)).toEqual({ kind: 'itinerary', state, selfDeclared: true });
});
