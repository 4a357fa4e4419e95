import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { CommandError } from '../output/command-error.ts';
import { fileFault } from './file-fault.ts';

/**
 * A whole file of at most `limit` bytes, in a buffer of its own.
 * @throws CommandError not-found, unreadable (also: no plain file), too-large
 */
export async function readBounded(path: string, limit: number): Promise<Buffer<ArrayBuffer>> {
  // Without waiting: a pipe that nobody writes to would hold up everything after it.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((cause: unknown) => {
    throw fileFault(path, cause);
  });
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new CommandError('unreadable', path);
    if (status.size > limit) throw new CommandError('too-large', path);
    const bytes = Buffer.alloc(status.size);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytesRead === bytes.length ? bytes : bytes.subarray(0, bytesRead);
  } catch (cause) {
    throw cause instanceof CommandError ? cause : fileFault(path, cause);
  } finally {
    await file.close();
  }
}
