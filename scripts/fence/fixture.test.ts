import { expect, test } from 'vitest';
import { parseFixture } from './fixture.ts';

test('reads where a fixture pretends to be and who must speak up', () => {
  const text = '// as: packages/a/src/b.ts\n// must fail: tsc TS2304\n// must pass: core house\nexport {};\n';
  expect(parseFixture('b.ts', text)).toMatchObject({
    as: 'packages/a/src/b.ts',
    mustFail: [{ fence: 'tsc', text: 'TS2304' }],
    mustPass: ['core', 'house'],
  });
});

test('refuses a fixture that expects nothing or names an unknown fence', () => {
  expect(() => parseFixture('b.ts', '// as: a.ts\n')).toThrow('expects nothing');
  expect(() => parseFixture('b.ts', '// as: a.ts\n// must fail: eslint x\n')).toThrow('eslint');
});
