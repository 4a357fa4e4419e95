import { type CarvedRow, looksLikeLeaf, pageBytes, rowsOfLeaf } from './leaf-page.ts';

/** Pages lie at multiples of 4096 in a file, and 24 bytes behind a multiple of 8 in a write-ahead log. */
const step = 8;

/**
 * Every row of every SQLite page that lies anywhere in the bytes: in a database, its write-ahead log, or where either
 * of them once was. Knows no file system, needs no header, and does not care what was deleted.
 */
export function* carveRows(bytes: Buffer, reserved = 0): Generator<CarvedRow> {
  for (let at = 0; at + pageBytes <= bytes.length; at += step)
    if (looksLikeLeaf(bytes, at)) yield* rowsOfLeaf(bytes.subarray(at, at + pageBytes), reserved);
}
