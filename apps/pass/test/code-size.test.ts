import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { codeRows } from '../src/code/code-rows.ts';

const spec = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../spec/${name}`, import.meta.url)), 'utf8');
const { worked } = JSON.parse(spec('pass-vectors.json')) as {
  worked: readonly { name: string; hex: string; text: string }[];
};
const quietZones = 2 * 4;

test('the codes of the worked passes are as large as the specification says', () => {
  const measured = worked.map(({ name, hex, text }) => {
    const modules = codeRows(text).length - quietZones;
    return `| ${name} | ${hex.length / 2} | ${text.length} | ${(modules - 17) / 4} | ${modules} |`;
  });
  expect(measured).toHaveLength(4);
  expect(spec('pass.md').split('\n')).toEqual(expect.arrayContaining(measured));
});
