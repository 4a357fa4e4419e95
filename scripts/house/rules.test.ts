import { expect, test } from 'vitest';
import { parse } from '../source/syntax.ts';
import { codeProblems, countLines, textProblems } from './rules.ts';

const problemsOf = (path: string, text: string) => codeProblems(parse(path, text));

test('refuses a file of more than 400 lines, and not one of 400', () => {
  const lines = (count: number) => `${'export {};\n'.repeat(count)}`;
  expect(problemsOf('a.ts', lines(400))).toEqual([]);
  expect(problemsOf('a.ts', lines(401))).toEqual(['a.ts: 401 lines; 400 are the limit']);
});

test('refuses a file name that is not kebab-case, or says nothing', () => {
  expect(problemsOf('src/personName.ts', '')).toEqual(['src/personName.ts: file name is not kebab-case']);
  expect(problemsOf('src/person-helpers.ts', '')).toHaveLength(1);
  expect(problemsOf('src/person-name.test.ts', '')).toEqual([]);
});

test('names the line of what it refuses', () => {
  const text = 'const a = 1;\n// FIXME\nexport const b = a!;\n';
  expect(problemsOf('a.ts', text)).toEqual([
    'a.ts:3: non-null assertion',
    'a.ts:2: leftover reminder; do it or open an issue',
  ]);
});

test('refuses a lock file or a setting that names where packages come from', () => {
  expect(textProblems('.npmrc', 'registry = https://npm.example.org/')).toHaveLength(1);
  const locked = JSON.stringify({ resolved: 'https://example.org/a.tgz' }, null, 2);
  expect(textProblems('package-lock.json', locked)).toHaveLength(1);
  expect(textProblems('docs/a.md', 'the package registry')).toEqual([]);
});

test('counts lines without the empty one at the end', () => {
  expect([countLines('a'), countLines('a\n'), countLines('a\nb')]).toEqual([1, 1, 2]);
});
