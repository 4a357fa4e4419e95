import { crc32, inflateRawSync } from 'node:zlib';
import { VedetteError } from '@vedette/domain';
import { tableLimits } from './limits.ts';

/** Signatures and lengths of the ZIP format (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const centralLength = 46;
const localLength = 30;
const commentAtMost = 65_535;
const stored = 0;
const deflated = 8;
const wide = 0xffff_ffff;

export interface ZipPart {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * The parts of a sheet that hold text (`.xml`, `.rels`), inflated within bounds: what headers say of sizes is believed
 * for nothing. Pictures and the rest are left alone.
 * @throws VedetteError `archive-invalid`; `archive-too-large` for a bomb
 */
export function zipParts(zip: Buffer): readonly ZipPart[] {
  const { count, start } = endOf(zip);
  if (count > tableLimits.parts) throw tooLarge('parts', tableLimits.parts);
  const parts: ZipPart[] = [];
  let left: number = tableLimits.inflated;
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const entry = entryAt(zip, at);
    at = entry.next;
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    const content = contentOf(zip, entry, left);
    left -= content.length;
    parts.push({ name: entry.name, content });
  }
  return parts;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly local: number;
  readonly next: number;
}

function endOf(zip: Buffer): { readonly count: number; readonly start: number } {
  const lowest = Math.max(0, zip.length - endLength - commentAtMost);
  for (let at = zip.length - endLength; at >= lowest; at -= 1)
    if (zip.readUInt32LE(at) === endSignature) {
      const [count, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16)];
      if (start === wide) throw invalid();
      return { count, start };
    }
  throw invalid();
}

function entryAt(zip: Buffer, at: number): Entry {
  need(zip, at, centralLength);
  if (zip.readUInt32LE(at) !== centralSignature) throw invalid();
  const isEncrypted = (zip.readUInt16LE(at + 8) & 1) === 1;
  const [packed, local] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
  const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
  const length = name ?? 0;
  if (isEncrypted || packed === wide || local === wide) throw invalid();
  need(zip, at + centralLength, length);
  return {
    name: zip.toString('utf8', at + centralLength, at + centralLength + length),
    method: zip.readUInt16LE(at + 10),
    ...{ packed, local, next: at + centralLength + length + (extra ?? 0) + (comment ?? 0) },
  };
}

function contentOf(zip: Buffer, { method, packed, local }: Entry, left: number): Buffer {
  need(zip, local, localLength);
  if (zip.readUInt32LE(local) !== localSignature) throw invalid();
  const start = local + localLength + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  need(zip, start, packed);
  const bytes = zip.subarray(start, start + packed);
  if (method === stored && packed <= left) return Buffer.from(bytes);
  if (method !== deflated) throw method === stored ? tooLarge('inflated', tableLimits.inflated) : invalid();
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(left, 1) });
  } catch (cause) {
    const isBomb = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw isBomb ? tooLarge('inflated', tableLimits.inflated) : invalid();
  }
}

/** A new ZIP of parts that were looked at, none compressed: whoever reads it inflates nothing. */
export function storedZip(parts: readonly ZipPart[]): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const encoded = Buffer.from(name, 'utf8');
    const common = commonHeader(encoded, content);
    const local = Buffer.concat([head(localSignature), common, encoded]);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(at, 12);
    directory.push(
      Buffer.concat([
        head(centralSignature),
        Buffer.from([20, 0]),
        common.subarray(0, 26),
        central.subarray(2),
        encoded,
      ]),
    );
    chunks.push(local, content);
    at += local.length + content.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...chunks, central, endRecord(parts.length, central.length, at)]);
}

const head = (signature: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
};

/** Version needed, flags (UTF-8 names), method, time, date, checksum, both sizes, name, extra: 26 bytes. */
function commonHeader(name: Buffer, content: Buffer): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(0x0800, 2);
  bytes.writeUInt32LE(crc32(content), 10);
  bytes.writeUInt32LE(content.length, 14);
  bytes.writeUInt32LE(content.length, 18);
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}

function endRecord(count: number, size: number, start: number): Buffer {
  const bytes = Buffer.alloc(endLength);
  bytes.writeUInt32LE(endSignature, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(start, 16);
  return bytes;
}

function need(zip: Buffer, at: number, length: number): void {
  if (at < 0 || at + length > zip.length) throw invalid();
}

const invalid = (): VedetteError => new VedetteError('archive-invalid', 'caller', { at: 'table' });
const tooLarge = (at: string, limit: number): VedetteError =>
  new VedetteError('archive-too-large', 'caller', { at, values: { limit } });
