import { expect, it } from 'vitest';
import { canonicalNumber } from '../index.ts';

it('is one number however it is written', () => {
  for (const text of ['11010519491231002x', ' 110105 19491231 002X', '１１０１０５19491231-002X'])
    expect(canonicalNumber(text)).toBe('11010519491231002X');
});
