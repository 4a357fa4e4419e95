import { expect, test } from 'vitest';
import { parseTable } from './table.ts';

const head = '| package | may import | from npm | runs in |\n|---|---|---|---|\n';

test('reads packages, apps, reaches and lists of npm names', () => {
  const table = parseTable(
    `Text.\n\n${head}| store | domain (types), testing (demo) | a, @b/c | Node |\n| apps/kiosk | nothing | what it declares | browser |\n\nText.`,
  );
  expect([...table.keys()]).toEqual(['packages/store', 'apps/kiosk']);
  const store = table.get('packages/store');
  expect([...(store?.mayImport ?? [])]).toEqual([
    ['domain', 'types'],
    ['testing', 'demo'],
  ]);
  expect(store?.npm).toEqual(new Set(['a', '@b/c']));
  expect(table.get('apps/kiosk')).toMatchObject({ npm: 'declared', runsIn: 'browser', mayImport: new Map() });
});

test('refuses a document without the table', () => {
  expect(() => parseTable('| package |\n|---|\n')).toThrow('no table');
});

test('refuses a cell it cannot understand rather than allowing nothing or everything', () => {
  expect(() => parseTable(`${head}| a | domain & co | nothing | Node |\n`)).toThrow('domain & co');
  expect(() => parseTable(`${head}| a | nothing | nothing | Deno |\n`)).toThrow('Deno');
});
