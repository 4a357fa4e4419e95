import { expect, it } from 'vitest';
import { sheetAnswer, sheetOf } from './sheet-answer.ts';
import type { Table } from './table.ts';

const table = (count: number): Table => ({
  ...{ name: 'records', headings: ['id'] },
  rows: (async function* () {
    for (let n = 0; n < count; n += 1) yield [String(n)];
  })(),
});

it('a sheet that would be too large is refused by a name of its own before anything is handed out', async () => {
  await expect(sheetOf(table(20_001))).rejects.toMatchObject({
    code: 'sheet-too-large',
    details: { values: { limit: 20_000 } },
  });
  expect((await sheetOf(table(20_000))).rows).toHaveLength(20_001);
});

it('a sheet is a file of its own name', async () => {
  const answer = await sheetAnswer(await sheetOf(table(3)));
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="records.xlsx"');
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});
