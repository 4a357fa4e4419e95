import { describe, expect, it } from 'vitest';
import { table } from './table.ts';

describe('a table', () => {
  it('counts a Chinese character as two cells', () => {
    expect(
      table([
        ['正常', 'a', 'x'],
        ['ok', 'bcd', 'y'],
      ]),
    ).toEqual(['正常  a    x', 'ok    bcd  y']);
  });

  it('is nothing without rows', () => {
    expect(table([])).toEqual([]);
  });
});
