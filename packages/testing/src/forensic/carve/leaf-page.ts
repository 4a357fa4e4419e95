import { type CarvedValue, readRecord } from './record.ts';
import { readVarint } from './varint.ts';

export const pageBytes = 4096;
/** First byte of a page that holds rows of a table (https://sqlite.org/fileformat.html#b_tree_pages). */
export const tableLeaf = 0x0d;

const headBytes = 8;
/** More cannot be: a cell takes 4 bytes and its pointer 2. */
const cellsAtMost = Math.floor((pageBytes - headBytes) / 6);
const fragmentsAtMost = 60;

export interface CarvedRow {
  readonly rowid: number;
  readonly values: readonly CarvedValue[];
}

/** Whether 4 KiB look like a page of rows; quick, because it is asked at every eighth byte of a medium. */
export function looksLikeLeaf(bytes: Buffer, at: number): boolean {
  if (bytes[at] !== tableLeaf || at + pageBytes > bytes.length) return false;
  const cells = bytes.readUInt16BE(at + 3);
  const content = bytes.readUInt16BE(at + 5);
  if (cells === 0 || cells > cellsAtMost || (bytes[at + 7] ?? 0) > fragmentsAtMost) return false;
  if (content < headBytes + 2 * cells || content > pageBytes) return false;
  return bytes.readUInt16BE(at + headBytes) >= content;
}

/** The rows that the cells of a page hold. @param reserved bytes at the end of each page that are not SQLite's */
export function* rowsOfLeaf(page: Buffer, reserved = 0): Generator<CarvedRow> {
  const cells = page.readUInt16BE(3);
  for (let i = 0; i < cells; i++) {
    const row = readCell(page, page.readUInt16BE(headBytes + 2 * i), pageBytes - reserved);
    if (row !== null) yield row;
  }
}

function readCell(page: Buffer, at: number, usable: number): CarvedRow | null {
  const size = readVarint(page, at);
  const rowid = size && readVarint(page, size[1]);
  if (size === null || rowid === null) return null;
  const here = bytesInPage(size[0], usable);
  if (rowid[1] + here > page.length) return null;
  const values = readRecord(page.subarray(rowid[1], rowid[1] + here));
  return values && { rowid: rowid[0], values };
}

/** How much of a payload lies in the cell itself; the rest goes on in overflow pages. */
function bytesInPage(payload: number, usable: number): number {
  if (payload <= usable - 35) return payload;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const most = least + ((payload - least) % (usable - 4));
  return most <= usable - 35 ? most : least;
}
