import { describe, expect, it } from 'vitest';
import { plainText } from './common.ts';

const name = plainText(40);

describe('a text from people', () => {
  it.each([
    '张三',
    'Ann-Marie O’Neill',
    'محمد',
    'क्\u200dष',
    '=1+1',
    "Robert'); drop table person;--",
    '👩\u200d🔧',
  ])('may be %s', (text) => {
    expect(name.parse(` ${text} `)).toBe(text);
  });

  it.each([
    ['control characters', 'a\u0000b'],
    ['control characters of the second set', 'a\u0085b'],
    ['half a surrogate pair', '\ud800'],
    ['a line separator', 'a\u2028b'],
    ['a turn of the direction of writing', 'a\u202eb'],
    ['an isolate', 'a\u2066b'],
    ['a code point that is no character', 'a\ufffe'],
    ['only characters without width', '\u200b\u2060'],
    ['only a filler', '\u3164'],
    ['only tags', '\u{e0041}'],
    ['nothing', ' \u3000 '],
  ])('holds %s never', (_, text) => {
    expect(name.safeParse(text).success).toBe(false);
  });

  it('is read in one go, however long it is: twice over it would never end', () => {
    for (const text of [`${'a'.repeat(2_000_000)}\u0000`, '\u200b'.repeat(2_000_000)])
      expect(name.safeParse(text).success).toBe(false);
  });
});
