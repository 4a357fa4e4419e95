import { readVarint } from './varint.ts';

/** What a column held. Of a value that goes on in another page there is the beginning. */
export type CarvedValue = null | number | string | Buffer;

const widths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;

/** The columns of one record (https://sqlite.org/fileformat.html#record_format); null for what is none. */
export function readRecord(payload: Buffer): readonly CarvedValue[] | null {
  const head = readVarint(payload, 0);
  if (head === null) return null;
  const [headBytes, first] = head;
  if (headBytes < first || headBytes > payload.length) return null;
  const values: CarvedValue[] = [];
  let body = headBytes;
  for (let at = first; at < headBytes; ) {
    const type = readVarint(payload, at);
    if (type === null || type[1] > headBytes || type[0] === 10 || type[0] === 11) return null;
    values.push(readValue(payload, body, type[0]));
    body += widthOf(type[0]);
    at = type[1];
  }
  return values;
}

function widthOf(type: number): number {
  return widths[type] ?? Math.floor((type - 12) / 2);
}

function readValue(payload: Buffer, at: number, type: number): CarvedValue {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  const bytes = payload.subarray(at, at + widthOf(type));
  if (type >= 12) return type % 2 === 0 ? bytes : bytes.toString('utf8');
  if (bytes.length < widthOf(type)) return null;
  if (type === 7) return bytes.readDoubleBE(0);
  return type === 6 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length);
}
