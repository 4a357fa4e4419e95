/**
 * Number of a SAM module: two short and three long numbers, as its label shows them. How it stands in the
 * 16 bytes of the answer (two words of 2 bytes and three of 4, little endian, the third being a date) is
 * known from several public programs that agree, and has not been compared with a module's label by us.
 */
const pattern = /^(\d{1,5})\.(\d{1,5})-(\d{1,10})-(\d{1,10})-(\d{1,10})$/;
const widths = [2, 2, 8, 10, 10] as const;

/** `05.03-20120101-0000123456-0123456789`; null when the data is too short to hold a number. */
export function readSamId(data: Uint8Array): string | null {
  if (data.length < 16) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const words = [view.getUint16(0, true), view.getUint16(2, true)];
  return written([...words, ...[4, 8, 12].map((at) => view.getUint32(at, true))]);
}

/** The number in the one way that we write it: labels differ in leading zeros. Null for what is none. */
export function normaliseSamId(text: string): string | null {
  const match = pattern.exec(text);
  return match === null ? null : written(match.slice(1).map(Number));
}

function written(numbers: readonly number[]): string {
  const [first, second, ...rest] = numbers.map((value, index) =>
    String(value).padStart(widths[index] ?? 0, '0'),
  );
  return `${first}.${second}-${rest.join('-')}`;
}
