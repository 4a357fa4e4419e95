/** Begins every file of COPY's binary form: its mark, no flags, no extension. */
const preamble = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const noMoreRows = -1;
const isNull = -1;
/** Of the type `text`, which stands in every array of texts. */
const textOid = 25;
const postgresEpoch = Date.UTC(2000, 0, 1);
const two32 = 2 ** 32;

/**
 * Rows in the binary form of COPY (PostgreSQL, "COPY", file formats). Nothing is written out as text and read again
 * on the other side: for a record that is a third of what both of them do. Every value is written by its column's
 * type, in the order of the columns; null is `missing`.
 */
export class CopyBinary {
  #bytes: Buffer;
  #at = 0;

  /** @param size bytes to begin with; more are taken as they are needed */
  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafeSlow(Math.max(size, 64));
    preamble.copy(this.#bytes);
    this.#at = preamble.length;
  }

  row(columns: number): void {
    this.#need(2);
    this.#at = this.#bytes.writeInt16BE(columns, this.#at);
  }

  missing(): void {
    this.#length(isNull, 0);
  }

  boolean(value: boolean): void {
    this.#length(1, 1);
    this.#at = this.#bytes.writeUInt8(value ? 1 : 0, this.#at);
  }

  smallint(value: number): void {
    this.#length(2, 2);
    this.#at = this.#bytes.writeInt16BE(value, this.#at);
  }

  int(value: number): void {
    this.#length(4, 4);
    this.#at = this.#bytes.writeInt32BE(value, this.#at);
  }

  /** @param value a safe integer */
  bigint(value: number): void {
    this.#length(8, 8);
    const high = Math.floor(value / two32);
    this.#at = this.#bytes.writeInt32BE(high, this.#at);
    this.#at = this.#bytes.writeUInt32BE(value - high * two32, this.#at);
  }

  /** @param instant milliseconds since 1970 */
  timestamp(instant: number): void {
    this.bigint((instant - postgresEpoch) * 1000);
  }

  /** @param value as it is usually written, with its hyphens */
  uuid(value: string): void {
    this.#length(16, 16);
    this.#at += this.#bytes.write(value.replaceAll('-', ''), this.#at, 16, 'hex');
  }

  bytes(value: Uint8Array): void {
    this.#length(value.length, value.length);
    this.#bytes.set(value, this.#at);
    this.#at += value.length;
  }

  /** Bytes that are at hand as unpadded base64url. */
  base64url(value: string): void {
    const length = Math.floor((value.length * 3) / 4);
    this.#length(length, length);
    this.#at += this.#bytes.write(value, this.#at, length, 'base64url');
  }

  /** @param value ASCII: a name or a word of ours */
  text(value: string): void {
    this.#length(value.length, value.length);
    // For so few characters a call into Node's own code costs more than it does.
    for (let i = 0; i < value.length; i += 1) this.#bytes[this.#at + i] = value.charCodeAt(i);
    this.#at += value.length;
  }

  /** @param values at least one */
  texts(values: readonly string[]): void {
    const size = values.reduce((sum, value) => sum + 4 + value.length, 20);
    this.#length(size, size);
    for (const head of [1, 0, textOid, values.length, 1]) this.#at = this.#bytes.writeInt32BE(head, this.#at);
    for (const value of values) this.text(value);
  }

  /** All of it; nothing can be added afterwards. */
  end(): Buffer {
    this.row(noMoreRows);
    return this.#bytes.subarray(0, this.#at);
  }

  #length(length: number, room: number): void {
    this.#need(4 + room);
    this.#at = this.#bytes.writeInt32BE(length, this.#at);
  }

  #need(room: number): void {
    if (this.#at + room <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.#bytes.length + room));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}
