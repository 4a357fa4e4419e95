import type { z } from 'zod';
import { readProblem } from './problem.ts';

export interface EventsOptions<E> {
  /** The address of the stream. */
  readonly url: URL;
  readonly key: string;
  /** The schema of its events, from the contract; what does not fit is left out. */
  readonly schema: z.ZodType<E>;
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
  /** Milliseconds before the first attempt to come back; doubles up to a minute. */
  readonly patience?: number;
}

const longestWait = 60_000;
/** More than this without the end of an event is no stream of ours. */
const eventBytesAtMost = 1_048_576;

/**
 * Events as they happen (server-sent events of the HTML standard). Comes back by itself after a break, from where
 * it was; ends when the signal says so.
 * @throws ApiProblem when the server refuses
 */
export async function* events<E>(options: EventsOptions<E>): AsyncGenerator<E> {
  const { signal, patience = 1_000 } = options;
  let last: string | null = null;
  let wait = patience;
  while (signal?.aborted !== true) {
    const response: Response | null = await opened(options, last);
    if (response?.ok === false) throw await readProblem(response);
    if (response?.body != null) {
      for await (const { id, data } of messages(response.body, signal)) {
        wait = patience;
        last = id ?? last;
        const read = options.schema.safeParse(parsed(data));
        if (read.success) yield read.data;
      }
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, longestWait);
  }
}

async function opened<E>(options: EventsOptions<E>, last: string | null): Promise<Response | null> {
  const headers = new Headers({ accept: 'text/event-stream', authorization: `Bearer ${options.key}` });
  if (last !== null) headers.set('last-event-id', last);
  const { signal } = options;
  try {
    return await (options.fetch ?? fetch)(options.url, {
      headers,
      redirect: 'error',
      ...(signal === undefined ? {} : { signal }),
    });
  } catch {
    return null;
  }
}

interface Message {
  readonly id: string | null;
  readonly data: string;
}

async function* messages(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Message> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    while (signal?.aborted !== true) {
      const { done, value } = await reader.read();
      if (done) return;
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

function messageOf(block: string): Message {
  const lines = block.split(/\r?\n/);
  const of = (field: string): readonly string[] =>
    lines
      .filter((line) => line.startsWith(`${field}:`))
      .map((line) => line.slice(field.length + 1).trimStart());
  return { id: of('id').at(-1) ?? null, data: of('data').join('\n') };
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}
