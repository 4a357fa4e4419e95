import { pause } from './pause.ts';

export interface Message {
  readonly id: string | null;
  readonly data: string;
}

/** More than this without the end of an event is no stream of ours. */
const eventBytesAtMost = 1_048_576;

/**
 * Messages of one connection. It ends with the connection, by the signal, and when it is silent for too long: a
 * peer whose plug was pulled says no good-bye.
 */
export async function* messages(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  silence: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Message, void, undefined> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    while (signal?.aborted !== true) {
      const { done, value } = await within(reader.read(), silence);
      if (done || value === undefined) return;
      const blocks = (rest + value).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      if (rest.length > eventBytesAtMost) return;
      yield* blocks.map(messageOf).filter(({ data }) => data !== '');
    }
  } catch {
    // A broken connection: whoever called opens another.
  } finally {
    await reader.cancel().catch(() => {});
  }
}

interface Read {
  readonly done: boolean;
  readonly value?: string | undefined;
}

async function within(read: Promise<Read>, silence: number): Promise<Read> {
  const over = new AbortController();
  const silent = pause(silence, over.signal).then((): Read => ({ done: true }));
  try {
    return await Promise.race([read, silent]);
  } finally {
    over.abort();
  }
}

function messageOf(block: string): Message {
  const lines = block.split(/\r?\n/);
  const of = (field: string): readonly string[] =>
    lines
      .filter((line) => line.startsWith(`${field}:`))
      .map((line) => line.slice(field.length + 1).trimStart());
  return { id: of('id').at(-1) ?? null, data: of('data').join('\n') };
}
