import { expect, it } from 'vitest';
import { boughtPackages, otherPackages } from './release.ts';

const locked = (packages: Record<string, object>) => boughtPackages({ packages });
const zod = { 'node_modules/zod': { version: '4.0.0', integrity: 'sha512-a' } };

it('neither workspaces nor what is for development counts as a package that a release runs with', () => {
  const packages = {
    ...{ '': { version: '0.1.0' }, 'packages/domain': { version: '0.1.0' } },
    ...{
      'node_modules/@vedette/domain': { link: true },
      'node_modules/vitest': { version: '5.0.0', dev: true },
    },
    ...zod,
  };
  expect(locked(packages)).toEqual({ 'node_modules/zod': '4.0.0 sha512-a' });
});

it('a package counts as another by its version, by its bytes, and by being there at all', () => {
  const there = locked({
    ...zod,
    'node_modules/a': { version: '1.0.0' },
    'node_modules/gone': { version: '1.0.0' },
  });
  const needed = locked({
    'node_modules/zod': { version: '4.0.0', integrity: 'sha512-b' },
    'node_modules/a': { version: '1.0.1' },
    'node_modules/a/node_modules/new': { version: '1.0.0' },
  });
  expect(otherPackages(needed, there)).toEqual(['a', 'a/node_modules/new', 'gone', 'zod']);
  expect(otherPackages(there, there)).toEqual([]);
});

it('what is no lock file is refused', () => {
  expect(() => boughtPackages({ dependencies: {} })).toThrow();
});
