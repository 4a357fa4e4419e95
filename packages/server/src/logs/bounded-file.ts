import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

export interface BoundedFile {
  /** Does nothing once the file is closed. */
  write(line: string): void;
  close(): void;
}

/**
 * A log file that never grows beyond `limit` bytes: the full one becomes `<path>.1`, in place of the one
 * before. Lines are written at once, so that the last words before a crash are there; when the medium is
 * full they are dropped, because a door matters more than its log, and what was written before stays.
 */
export function openBoundedFile(path: string, limit: number): BoundedFile {
  const open = (): number => openSync(path, 'a', 0o600);
  let file: number | null = open();
  let bytes = fstatSync(file).size;
  /** The new one is open before the old one is closed: the number of a closed file soon means another file. */
  const rotate = (full: number): number => {
    renameSync(path, `${path}.1`);
    file = open();
    closeSync(full);
    bytes = 0;
    return file;
  };
  return {
    write(line) {
      if (file === null) return;
      try {
        const isFull = bytes > 0 && bytes + Buffer.byteLength(line) > limit;
        bytes += writeSync(isFull ? rotate(file) : file, line);
      } catch {
        // Nobody is left to be told.
      }
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}
