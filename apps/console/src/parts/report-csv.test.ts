import { expect, test } from 'vitest';
import { csvOf } from './report-csv.ts';

test('a file name that would be a formula is only a text, and quotes do not break out', async () => {
  const text = await csvOf([['=HYPERLINK("x")', '+1', '@a', 'a"b,c', '张三.jpg']]).text();
  expect(text).toContain(`"'=HYPERLINK(""x"")","'+1","'@a","a""b,c","张三.jpg"\r\n`);
});

test('a byte order mark leads, so that spreadsheets read Chinese', async () => {
  const bytes = new Uint8Array(await csvOf([['a']]).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});
