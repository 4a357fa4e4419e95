import { expect, test } from 'vitest';
import { judgeManifest } from './judge-manifest.ts';
import type { Row } from './table.ts';

const row: Row = {
  folder: 'packages/store',
  mayImport: new Map([['domain', 'all']]),
  npm: new Set(['zod']),
  runsIn: 'Node',
};
const judge = (dependencies: Record<string, string>, mentions: readonly string[]) =>
  judgeManifest(
    { folder: row.folder, manifest: { name: '@vedette/store', dependencies } },
    row,
    new Set(mentions),
    (name) => (name === '@vedette/domain' ? ['zod'] : []),
  );

test('agrees to what is allowed and used, if only by a path inside it', () => {
  expect(judge({ '@vedette/domain': '0.1.0', zod: '4.0.0' }, ['@vedette/domain', 'zod/mini'])).toEqual([]);
});

test('refuses a workspace and a library that the table does not allow', () => {
  const problems = judge({ '@vedette/face': '0.1.0', yup: '1.0.0' }, ['@vedette/face', 'yup']);
  expect(problems).toHaveLength(2);
  expect(problems.join()).toMatch(/@vedette\/face.*table.*yup.*table/);
});

test('refuses what is declared and never used, also when a longer name begins with it', () => {
  expect(judge({ zod: '4.0.0' }, ['zod-extra'])).toEqual(['declares zod, which nothing in it uses']);
});

test('takes types for used where what they are of is', () => {
  const declared = { '@types/zod': '1.0.0', '@types/scope__name': '1.0.0' };
  expect(judge(declared, ['zod', '@scope/name']).join()).not.toContain('nothing in it uses');
  expect(judge({ '@types/zod': '1.0.0' }, []).join()).toContain('nothing in it uses');
});

test('agrees to what is declared because a library that is used wants it beside itself', () => {
  expect(judge({ '@vedette/domain': '0.1.0', zod: '4.0.0' }, ['@vedette/domain'])).toEqual([]);
});
