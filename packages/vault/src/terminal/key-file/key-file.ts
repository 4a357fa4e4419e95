import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '../../custody/secret-file.ts';
import { type Block, blockFrom, blockToBytes } from './blocks.ts';
import { checkBytes, headerFrom, headerToBytes, type KeyFileHeader } from './header.ts';
import { damaged, uint } from './reader.ts';

/** What a crash may come between. */
export type FileStep = 'draft-written' | 'draft-synced' | 'renamed' | 'appended';

const fileAtMost = 512 * 1024 * 1024;

/**
 * The wrapped keys of one vault: a header in the clear, the sealed ring of all keys that a re-key wrapped, and behind
 * it what has come since, block by block. It is written whole at a re-key, as a draft that takes the old one's name;
 * between two re-keys it only grows, each block synced before it counts.
 */
export class KeyFile {
  readonly header: KeyFileHeader;
  /** As they lie; associated data of the ring. */
  readonly headerBytes: Buffer;
  readonly #descriptor: number;
  /** Up to where the file is whole. */
  #end: number;
  #blocks: number;

  private constructor(
    descriptor: number,
    header: KeyFileHeader,
    headerBytes: Buffer,
    end: number,
    blocks: number,
  ) {
    this.#descriptor = descriptor;
    this.header = header;
    this.headerBytes = headerBytes;
    this.#end = end;
    this.#blocks = blocks;
  }

  /** Null when there is none. @throws `store-damaged` */
  static open(path: string): { file: KeyFile; ring: Buffer; blocks: readonly Block[] } | null {
    rmSync(draftOf(path), { force: true });
    const descriptor = openThere(path);
    if (descriptor === null) return null;
    try {
      const bytes = readAll(descriptor);
      const { header, length } = headerFrom(bytes);
      const headerBytes = bytes.subarray(0, length);
      const ring = bytes.subarray(length, length + header.ring);
      if (ring.length !== header.ring) throw damaged();
      const blocks: Block[] = [];
      let end = length + header.ring;
      for (;;) {
        const found = blockFrom(bytes.subarray(end), placeOf(headerBytes, blocks.length));
        if (found === null) break;
        blocks.push(found.block);
        end += found.length;
      }
      return { file: new KeyFile(descriptor, header, headerBytes, end, blocks.length), ring, blocks };
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  /**
   * Writes a new file over the one of that name. From the rename on it is the one that counts, even when what follows
   * fails; `secure` puts the name itself on the medium.
   * @param sealRing seals the ring with the header's bytes as associated data
   */
  static replace(
    path: string,
    header: KeyFileHeader,
    sealRing: (headerBytes: Buffer) => Buffer,
    onStep: (step: FileStep) => void,
  ): KeyFile {
    const headerBytes = headerToBytes(header);
    const ring = sealRing(headerBytes);
    const draft = draftOf(path);
    rmSync(draft, { force: true });
    const descriptor = openSync(draft, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      writeAll(descriptor, headerBytes, 0);
      writeAll(descriptor, ring, headerBytes.length);
      onStep('draft-written');
      fsyncSync(descriptor);
      onStep('draft-synced');
      renameSync(draft, path);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
    return new KeyFile(descriptor, header, headerBytes, headerBytes.length + ring.length, 0);
  }

  secure(path: string, onStep: (step: FileStep) => void): void {
    onStep('renamed');
    syncFolder(dirname(path));
  }

  /** On the medium when it returns. What a write before it left half done is overwritten. */
  append(block: Block, onStep: (step: FileStep) => void): void {
    const bytes = blockToBytes(block, placeOf(this.headerBytes, this.#blocks));
    writeAll(this.#descriptor, bytes, this.#end);
    onStep('appended');
    fdatasyncSync(this.#descriptor);
    this.#end += bytes.length;
    this.#blocks++;
  }

  /** Of a block by its number; what is sealed in it is bound to that. */
  place(block: number): Buffer {
    return placeOf(this.headerBytes, block);
  }

  /** Of the block that comes next. */
  get nextPlace(): Buffer {
    return this.place(this.#blocks);
  }

  /** Overwrites what is there. On a flash medium older pages may stay: what makes them worthless is the lost root. */
  overwrite(random: (bytes: number) => Buffer): void {
    const { size } = fstatSync(this.#descriptor);
    const piece = 1024 * 1024;
    for (let at = 0; at < size; at += piece)
      writeAll(this.#descriptor, random(Math.min(piece, size - at)), at);
    fsyncSync(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

const draftOf = (path: string): string => `${path}.draft`;

/** The header's check ‖ number of the block (4). */
function placeOf(headerBytes: Buffer, block: number): Buffer {
  return Buffer.concat([headerBytes.subarray(-checkBytes), uint(block, 4)]);
}

function openThere(path: string): number | null {
  try {
    return openSync(path, constants.O_RDWR | constants.O_NOFOLLOW);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function readAll(descriptor: number): Buffer {
  const { size } = fstatSync(descriptor);
  if (size > fileAtMost) throw damaged();
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const read = readSync(descriptor, bytes, at, size - at, at);
    if (read === 0) throw damaged();
    at += read;
  }
  return bytes;
}

/** A single call may write less than it is given. */
function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let at = 0; at < bytes.length; )
    at += writeSync(descriptor, bytes, at, bytes.length - at, position + at);
}
