import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Whoever read the output has stopped reading (`| head`): the work ends, and what it opened is closed. */
export class OutputClosed extends Error {}

/** Where lines go. Awaiting each keeps memory constant however slowly they are read. */
export interface Sink {
  readonly isTerminal: boolean;
  readonly columns: number;
  write(text: string): Promise<void>;
  line(text: string): Promise<void>;
  json(value: unknown): Promise<void>;
}

export function sinkOf(
  stream: Writable & { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined },
): Sink {
  let isClosed = false;
  stream.on('error', () => {
    isClosed = true;
  });
  const write = async (text: string): Promise<void> => {
    if (isClosed) throw new OutputClosed();
    if (stream.write(text)) return;
    await once(stream, 'drain').catch((cause: unknown) => {
      throw new OutputClosed('', { cause });
    });
  };
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? 80,
    write,
    line: (text) => write(`${text}\n`),
    json: (value) => write(`${JSON.stringify(value)}\n`),
  };
}
