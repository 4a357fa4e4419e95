import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

export interface BoundedFile {
  write(line: string): void;
  close(): void;
}

/**
 * A log file that never grows beyond `limit` bytes: the full one becomes `<path>.1`, in place of the one
 * before. Lines are written at once, so that the last words before a crash are there; when the medium is
 * full they are dropped, because a door matters more than its log.
 */
export function openBoundedFile(path: string, limit: number): BoundedFile {
  let file = openSync(path, 'a', 0o600);
  let bytes = fstatSync(file).size;
  const rotate = (): void => {
    closeSync(file);
    renameSync(path, `${path}.1`);
    file = openSync(path, 'a', 0o600);
    bytes = 0;
  };
  return {
    write(line) {
      try {
        if (bytes > 0 && bytes + Buffer.byteLength(line) > limit) rotate();
        bytes += writeSync(file, line);
      } catch {
        bytes = limit;
      }
    },
    close: () => closeSync(file),
  };
}
