import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText, sheetText } from '../index.ts';

describe('a value in a CSV cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '  =1', '\u200b=1', '\t=1', '\rx', '\nx'])(
    'that a sheet would run, %j, stands behind an apostrophe',
    (value) => {
      expect(csvText(value)).toBe(`'${value}`);
    },
  );

  it.each(['', '张三', 'a=b', '1-2', ' x'])('that is text, %j, stays as it is', (value) => {
    expect(csvText(value)).toBe(value);
  });

  it('never begins as a formula, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(csvText(value)).not.toMatch(/^\s*[=+\-@]/u);
        expect(csvText(value).endsWith(value)).toBe(true);
      }),
    );
  });
});

describe('a value in a cell of a sheet', () => {
  it('stays as it is, a formula too: the cell’s type is text', () => {
    expect(sheetText('=1+1')).toBe('=1+1');
    expect(sheetText('a\tb\n张三 😀')).toBe('a\tb\n张三 😀');
  });

  it('has a mark for what XML cannot hold, and an end', () => {
    expect(sheetText('a\u0000b\ufffe\ud800')).toBe('a\ufffdb\ufffd\ufffd');
    expect(sheetText('x'.repeat(40_000))).toHaveLength(32_767);
  });
});
