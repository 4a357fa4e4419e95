import { closeSync, existsSync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs';
import { mustRun } from './run-tool.ts';

const mebibyte = 2 ** 20;

export interface Format {
  /** As large as it is when absent. */
  readonly mebibytes?: number | undefined;
  /** Tells the medium that its old content is not needed. */
  readonly discard: boolean;
}

/** A new ext4 of blocks of 4 KiB on a file, which is made when it is not there. Nothing is left to be done later. */
export async function formatExt4(file: string, { mebibytes, discard }: Format): Promise<void> {
  if (mebibytes !== undefined && !existsSync(file)) {
    const descriptor = openSync(file, 'wx', 0o600);
    ftruncateSync(descriptor, mebibytes * mebibyte);
    closeSync(descriptor);
  }
  const extended = ['lazy_itable_init=0', 'lazy_journal_init=0', discard ? 'discard' : 'nodiscard'].join(',');
  await mustRun('mkfs.ext4', ['-q', '-F', '-b', '4096', '-E', extended, file]);
}

/** Zeros over all of it, in place. */
export function overwriteWithZeros(file: string): void {
  const { size } = statSync(file);
  const zeros = Buffer.alloc(mebibyte);
  const descriptor = openSync(file, 'r+');
  try {
    for (let at = 0; at < size; at += zeros.length)
      writeSync(descriptor, zeros, 0, Math.min(zeros.length, size - at), at);
  } finally {
    closeSync(descriptor);
  }
}
