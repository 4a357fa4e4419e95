import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { csvText, sheetText } from './cell-text.ts';
import { writeCsv } from './write-csv.ts';
import { sheetRowsMax, writeXlsx } from './write-xlsx.ts';

async function* rowsOf(...rows: string[][]): AsyncGenerator<string[]> {
  yield* rows;
}

it.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  '＋1',
  '－1',
  '＠A',
  ' =1',
  '\u00a0=1',
  '\ufeff=1',
  '\u200b=1',
])('neutralises %j', (value) => {
  expect(csvText(value)).toBe(`'${value}`);
});

it.each(['张三', 'a=b', '2026-11-24', "O'Neill", ''])('leaves %j as it is', (value) => {
  expect(csvText(value)).toBe(value);
});

const unforeseen = (cause: unknown): void => {
  throw cause;
};

it('never writes a cell that a sheet would run, whatever the values are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (value) => {
      const csv = await text(await writeCsv(['h'], rowsOf([value]), unforeseen));
      const cell = csv.slice(csv.indexOf('\r\n') + 2);
      expect(cell).toMatch(/^"/);
      expect(cell).not.toMatch(/^"[\s]*[=+\-@＝＋－＠]/);
      expect(cell.endsWith('"\r\n')).toBe(true);
    }),
  );
});

it('stops reading when nobody takes the file any more', async () => {
  let closed = false;
  async function* endless(): AsyncGenerator<string[]> {
    try {
      for (;;) yield ['x'.repeat(1000)];
    } finally {
      closed = true;
    }
  }
  const reader = (await writeCsv(['h'], endless(), unforeseen)).getReader();
  await reader.read();
  await reader.cancel();
  await expect.poll(() => closed).toBe(true);
});

it('breaks the file off when a row cannot be read, instead of ending it as if it were whole', async () => {
  async function* broken(): AsyncGenerator<string[]> {
    yield ['one'];
    throw new Error('disk');
  }
  const faults: unknown[] = [];
  const file = await writeCsv(['h'], broken(), (cause) => faults.push(cause));
  await expect(text(file)).rejects.toThrow('cut off');
  expect(faults).toEqual([new Error('disk')]);
});

it('begins no file when the very first row cannot be read', async () => {
  const broken = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('disk')) }),
  } as AsyncIterable<string[]>;
  await expect(writeCsv(['h'], broken, unforeseen)).rejects.toThrow('disk');
});

async function sheetXml(bytes: Uint8Array): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { decodeStrings: false, validateEntrySizes: true });
  let all = '';
  for await (const entry of zip.eachEntry()) all += await text(await zip.openReadStreamPromise(entry));
  return all;
}

it('writes a sheet without a single formula', async () => {
  const xml = await sheetXml(await writeXlsx(['=h'], rowsOf(['=1+1', '<b>&'], ['a\u0000b\ud800', '三'])));
  expect(xml).not.toContain('<f>');
  expect(xml).toContain('=1+1');
  expect(xml).toContain('&lt;b&gt;&amp;');
  expect(xml).toContain('三');
});

it('makes anything fit into a cell', () => {
  expect(sheetText('a\u0000\ufffeb\ud800')).toBe('a\ufffd\ufffdb\ufffd');
  expect(sheetText('x'.repeat(40_000))).toHaveLength(32_767);
});

it('refuses a sheet of too many rows', async () => {
  async function* many(): AsyncGenerator<string[]> {
    for (let i = 0; i <= sheetRowsMax; i++) yield [];
  }
  await expect(writeXlsx(['h'], many())).rejects.toMatchObject({ code: 'sheet-too-large' });
});
