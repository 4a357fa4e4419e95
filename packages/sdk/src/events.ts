import type { z } from 'zod';
import { type Message, messages } from './event-stream.ts';
import { pause } from './pause.ts';
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
  /** Milliseconds without a sign of life after which a connection counts as broken; servers give one every 15 s. */
  readonly silence?: number;
  /** What to say after a break, of a server that does not tell afterwards what was missed. */
  readonly afterBreak?: E;
}

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;
const longestWait = 60_000;

/**
 * Events as they happen (server-sent events of the HTML standard). Comes back by itself after a break, from where
 * it was; ends when the signal says so.
 * @throws ApiProblem when the server refuses; one that is too busy, or not well, is asked again
 */
export async function* events<E>(options: EventsOptions<E>): AsyncGenerator<E, void, undefined> {
  const { signal, patience = 1_000, silence = 60_000, afterBreak } = options;
  let last: string | null = null;
  let wait = patience;
  let wasThere = false;
  while (signal?.aborted !== true) {
    const body: Body | null = await opened(options, last);
    if (body !== null) {
      if (wasThere && afterBreak !== undefined) yield afterBreak;
      wasThere = true;
      for await (const message of messages(body, silence, signal)) {
        wait = patience;
        last = message.id ?? last;
        const read = options.schema.safeParse(parsed(message));
        if (read.success) yield read.data;
      }
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, longestWait);
  }
}

/** @returns null when it is worth another try */
async function opened<E>(options: EventsOptions<E>, last: string | null): Promise<Body | null> {
  const headers = new Headers({ accept: 'text/event-stream', authorization: `Bearer ${options.key}` });
  if (last !== null) headers.set('last-event-id', last);
  const { signal } = options;
  const init = { headers, redirect: 'error' as const, ...(signal === undefined ? {} : { signal }) };
  const response = await (options.fetch ?? fetch)(options.url, init).catch(() => null);
  if (response === null || response.ok) return response?.body ?? null;
  if (response.status < 500 && response.status !== 429) throw await readProblem(response);
  await response.body?.cancel();
  return null;
}

function parsed({ data }: Message): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
