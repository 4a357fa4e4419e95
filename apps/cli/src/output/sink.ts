import { once } from 'node:events';
import type { Writable } from 'node:stream';

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
  const write = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? 80,
    write,
    line: (text) => write(`${text}\n`),
    json: (value) => write(`${JSON.stringify(value)}\n`),
  };
}
