import { expect, test } from 'vitest';
import { nameMatch } from './name-match.ts';

test('a name that shows what was looked for needs no explanation', () => {
  expect(nameMatch('王', '王伟', [])).toBeNull();
  expect(nameMatch(' ', '王伟', [])).toBeNull();
});

test('a name found by other letters says by which', () => {
  expect(nameMatch('muller', 'Jürgen Müller', [])).toEqual({
    ...{ otherName: null, agreement: 'same', one: 'muller', other: 'Müller' },
  });
  expect(nameMatch('mueller', 'Jürgen Müller', [])).toMatchObject({ agreement: 'spelling' });
});

test('a person found by another name says which name that is', () => {
  expect(nameMatch('Wei', '王伟', ['Wei Wang'])).toEqual({
    ...{ otherName: 'Wei Wang', agreement: 'part', one: 'Wei', other: 'Wei Wang' },
  });
});

test('nothing is explained that does not agree', () => {
  expect(nameMatch('赵六', '王伟', ['Wei Wang'])).toBeNull();
});
