import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../apps/kiosk/dist/assets', import.meta.url));

/** Syntax and methods that Chrome 61 does not know. React asks whether the few it uses are there. */
const tooNew: readonly RegExp[] = [
  /\w\?\.[A-Za-z_$[(]/,
  /\?\?/,
  /catch\s*\{/,
  /\.(?:flat|flatMap|at|findLast|findLastIndex|replaceAll|matchAll|toSorted|trimEnd|trimStart)\(/,
  /Object\.(?:fromEntries|hasOwn|groupBy)\(/,
  /\bglobalThis\b/,
  /\bstructuredClone\(/,
  /#[a-z]\w*\s*[=;(]/,
];

async function built(extension: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(extension));
  expect(names.length).toBeGreaterThan(0);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

/** Strings may hold anything; only code counts. */
const withoutStrings = (code: string): string =>
  code.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g, '""');

test('the kiosk page asks nothing of a browser that Chrome 61 does not have', async () => {
  const code = withoutStrings(await built('.js'));
  for (const pattern of tooNew) expect(pattern.exec(code)?.[0] ?? null, String(pattern)).toBeNull();
});

test('the kiosk page lays itself out without what came after Chrome 61', async () => {
  const css = await built('.css');
  expect(css).not.toMatch(/[;{](?:row-|column-)?gap:|aspect-ratio:|inset:|clamp\(|[^-]min\(|:is\(|:where\(/);
});

test('the kiosk page loads nothing from anywhere else', async () => {
  const sources = [await built('.js'), await built('.css')].join('\n');
  const addresses = sources.match(/https?:\/\/[^"'`\s)]+/g) ?? [];
  const named = addresses.filter(
    (address) => !/^https?:\/\/(?:www\.w3\.org|react\.dev|reactjs\.org)\//.test(address),
  );
  expect(named).toEqual([]);
});
