import { open } from 'node:fs/promises';
import { fileFault } from '../input/file-fault.ts';
import { CommandError } from '../output/command-error.ts';

/**
 * Writes a file that was not there. It has its mode from its first byte on.
 * @throws CommandError exists, not-found (no such folder), unreadable
 */
export async function writeNewFile(path: string, text: string, mode = 0o644): Promise<void> {
  const file = await open(path, 'wx', mode).catch((cause: unknown) => {
    throw isThere(cause) ? new CommandError('exists', path, cause) : fileFault(path, cause);
  });
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

const isThere = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
