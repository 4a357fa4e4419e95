import { VedetteError } from '@vedette/domain';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { sheetText } from './cell-text.ts';

/** A sheet is made in memory; more rows than this go out as CSV. */
export const sheetRowsMax = 100_000;

/**
 * One sheet, every cell of it text.
 * @throws VedetteError `upload-too-large` beyond `sheetRowsMax` rows
 */
export async function writeXlsx(
  headings: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): Promise<Uint8Array<ArrayBuffer>> {
  const data: Row[] = [headings.map((value) => ({ value, type: String, fontWeight: 'bold' }))];
  for await (const row of rows) {
    if (data.length > sheetRowsMax) {
      throw new VedetteError('upload-too-large', 'caller', { at: 'rows', values: { limit: sheetRowsMax } });
    }
    data.push(row.map((value) => ({ value: sheetText(value), type: String })));
  }
  return new Uint8Array(await writeXlsxFile(data).toBuffer());
}
