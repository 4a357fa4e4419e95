import { CommandError } from '../output/command-error.ts';

/** A fault of the file system in words: not there, or not readable. */
export function fileFault(path: string, cause: unknown): CommandError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return new CommandError(code === 'ENOENT' || code === 'ENOTDIR' ? 'not-found' : 'unreadable', path, cause);
}
