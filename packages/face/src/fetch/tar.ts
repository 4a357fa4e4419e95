import { VedetteError } from '@vedette/domain';

const block = 512;

/**
 * The wanted files of an unpacked tar archive (POSIX ustar), by their path without the first folder, as
 * npm packs them. Nothing is written, so a hostile path leads nowhere.
 * @throws VedetteError archive-invalid
 */
export function readTar(archive: Uint8Array, wanted: ReadonlySet<string>): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + block <= archive.length; ) {
    const header = archive.subarray(at, at + block);
    if (header[0] === 0) break;
    const size = octal(header, 124, 12);
    const start = at + block;
    if (start + size > archive.length) throw new VedetteError('archive-invalid', 'world');
    const path = pathOf(header).split('/').slice(1).join('/');
    if (wanted.has(path)) files.set(path, archive.slice(start, start + size));
    at = start + Math.ceil(size / block) * block;
  }
  return files;
}

function pathOf(header: Uint8Array): string {
  const prefix = text(header, 345, 155);
  const name = text(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

function octal(header: Uint8Array, at: number, length: number): number {
  const value = Number.parseInt(text(header, at, length).trim(), 8);
  if (!Number.isSafeInteger(value) || value < 0) throw new VedetteError('archive-invalid', 'world');
  return value;
}

function text(header: Uint8Array, at: number, length: number): string {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString('latin1');
}
