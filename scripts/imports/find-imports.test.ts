import { expect, test } from 'vitest';
import { parse } from '../source/syntax.ts';
import { findImports } from './find-imports.ts';

const specifiersIn = (text: string) => findImports(parse('a.ts', text)).map(({ specifier }) => specifier);
const typeOnly = (text: string) => findImports(parse('a.ts', text)).map(({ isTypeOnly }) => isTypeOnly);

test('finds every way of naming a module', () => {
  const text = [
    "import a from 'a';",
    "import 'b';",
    "export * from 'c';",
    "export { d } from 'd';",
    "const e = await import('e');",
    'const f = await import(`f`);',
    "let g: import('g').G;",
    "const h = require('h');",
    "const i = import.meta.resolve('i');",
    "const j = new Worker(new URL('./j.ts', import.meta.url));",
  ].join('\n');
  expect(specifiersIn(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', './j.ts']);
});

test('takes no comment, string or template for an import', () => {
  const text = [
    "// import 'a';",
    "/* import 'b'; */",
    `const c = "import 'c'";`,
    ['const d = `$', "{1} import 'd'`;"].join(''),
  ].join('\n');
  expect(specifiersIn(text)).toEqual([]);
});

test('takes a URL that leads to data for no import', () => {
  expect(
    specifiersIn("new URL('../../models', import.meta.url); new URL('https://example.org/a.js');"),
  ).toEqual([]);
});

test('tells an import of types from one that stays at run time', () => {
  expect(typeOnly("import type { A } from 'a';")).toEqual([true]);
  expect(typeOnly("import { type A, type B } from 'a';")).toEqual([true]);
  expect(typeOnly("export type { A } from 'a';")).toEqual([true]);
  expect(typeOnly("let a: import('a').A;")).toEqual([true]);
  expect(typeOnly("import { type A, b } from 'a';")).toEqual([false]);
  expect(typeOnly("import 'a';")).toEqual([false]);
});

test('says on which line', () => {
  expect(findImports(parse('a.ts', "\n\nimport 'a';"))).toMatchObject([{ line: 3 }]);
});
