import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** A file of which what is read comes from the medium, as far as the system lets it. */
export interface UncachedFile {
  /** Bytes read into the front of `buffer`; fewer at the end. */
  read(length: number, at: number): Promise<Uint8Array>;
  readonly isUncached: boolean;
  close(): Promise<void>;
}

/** Direct reads go to memory at a multiple of this, as the strictest media ask. */
const alignment = 4096;
const step = 8;

/**
 * Opens for direct reading (O_DIRECT), past the pages that were just written; through them where the file system
 * does not offer it.
 * @param most bytes of one read, a multiple of 4096
 */
export async function openUncached(path: string, most: number): Promise<UncachedFile> {
  const direct = await open(path, constants.O_RDONLY | constants.O_DIRECT).catch(() => null);
  const buffer = direct === null ? null : await alignedBuffer(direct, most);
  if (direct !== null && buffer !== null) return fileOf(direct, buffer, true);
  await direct?.close();
  return fileOf(await open(path, 'r'), Buffer.allocUnsafeSlow(most), false);
}

function fileOf(file: FileHandle, buffer: Uint8Array, isUncached: boolean): UncachedFile {
  return {
    isUncached,
    async read(length, at) {
      let done = 0;
      while (done < length) {
        const wanted = isUncached ? Math.ceil((length - done) / alignment) * alignment : length - done;
        const { bytesRead } = await file.read(buffer, done, wanted, at + done);
        if (bytesRead === 0) break;
        done += bytesRead;
        // A direct read that stops between two blocks has come to the end of the file.
        if (isUncached && bytesRead % alignment !== 0) break;
      }
      return buffer.subarray(0, Math.min(done, length));
    },
    close: () => file.close(),
  };
}

/** Where a buffer lies in memory nobody tells; the system refuses a direct read to any other place than a good one. */
async function alignedBuffer(file: FileHandle, most: number): Promise<Uint8Array | null> {
  const buffer = Buffer.allocUnsafeSlow(most + 2 * alignment);
  for (let offset = 0; offset < alignment; offset += step) {
    const isGood = await file.read(buffer, offset, alignment, 0).then(
      () => true,
      () => false,
    );
    if (isGood) return buffer.subarray(offset, offset + most + alignment);
  }
  return null;
}
