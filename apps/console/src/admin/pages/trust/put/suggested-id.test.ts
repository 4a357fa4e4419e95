import { expect, it } from 'vitest';
import { suggestedId } from './suggested-id.ts';

it('suggests an id that is not taken', () => {
  expect(suggestedId('gateway', [])).toBe('gateway');
  expect(suggestedId('gateway', ['gateway', 'gateway-2', 'shc'])).toBe('gateway-3');
});
