import { CommandError } from '../output/command-error.ts';
import type { Shell } from '../shell.ts';
import { fileFault } from './file-fault.ts';

/** So much is read on and thrown away: whoever writes a little too much need not find the pipe closed. */
const mostRead = 16_000_000;

/**
 * Standard input, of which at most one byte more than `limit` is kept: whoever judges it sees that it is too long.
 * @throws CommandError no-payload where there is nothing but blanks; unreadable
 */
export async function readPayload({ input }: Shell, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of input) {
      if (size <= limit) chunks.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > mostRead) break;
    }
  } catch (cause) {
    throw fileFault('-', cause);
  }
  const bytes = Buffer.concat(chunks).subarray(0, limit + 1);
  if (bytes.toString('latin1').trim() === '') throw new CommandError('no-payload', '-');
  return Uint8Array.from(bytes);
}
