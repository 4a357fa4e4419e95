import type { RouteConfig } from '@hono/zod-openapi';
import { pause } from './pause.ts';
import { ApiProblem, readProblem } from './problem.ts';
import { type AnyInput, addressOf, readAnswer, requestOf } from './route-request.ts';
import type { Answer, Input } from './route-types.ts';

/**
 * Calls one route of the contract and parses the answer by the route's schema.
 * @throws ApiProblem with the server's code; `unreachable` when nobody answers
 */
export type Call = <R extends RouteConfig>(
  route: R,
  input: Input<R>,
  signal?: AbortSignal,
) => Promise<Answer<R>>;

/**
 * Calls a route whose answer is a file, and gives its bytes as they come: an export may be larger than memory.
 * @throws ApiProblem as `Call` does
 */
export type Download = <R extends RouteConfig>(
  route: R,
  input: Input<R>,
  signal?: AbortSignal,
) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;

export interface ClientOptions {
  /** Where the platform or the terminal is, such as `https://platform.example`. */
  readonly base: string;
  /** An API key; sent to `base` alone. */
  readonly key: string;
  readonly fetch?: typeof fetch;
  /** How often a request that was turned away for its number is sent again, after as long as the answer says. */
  readonly retries?: number;
}

const longestWait = 60_000;

/** A client of one platform or terminal. */
export function openClient(options: ClientOptions): Call {
  return async (route, input, signal) =>
    (await readAnswer(route, await answered(options, route, input as AnyInput, signal))) as Answer<
      typeof route
    >;
}

/** The same for files, as streams. */
export function openDownload(options: ClientOptions): Download {
  return async (route, input, signal) => {
    const { body } = await answered(options, route, input as AnyInput, signal);
    return body ?? new Blob([]).stream();
  };
}

/** @returns an answer of 2xx */
async function answered(
  { base, key, retries = 3, fetch: send = fetch }: ClientOptions,
  route: RouteConfig,
  input: AnyInput,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const address = new URL(addressOf(route, input), base);
  for (let attempt = 0; ; attempt += 1) {
    const response = await sent(send, address, {
      ...requestOf(route, input, new Headers({ authorization: `Bearer ${key}` })),
      // Another address would be given the key.
      redirect: 'error',
      ...(signal === undefined ? {} : { signal }),
    });
    if (response.ok) return response;
    if (response.status !== 429 || attempt >= retries) throw await readProblem(response);
    await response.body?.cancel();
    await pause(waitOf(response), signal);
    signal?.throwIfAborted();
  }
}

async function sent(send: typeof fetch, address: URL, init: RequestInit): Promise<Response> {
  try {
    return await send(address, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new ApiProblem('unreachable');
  }
}

function waitOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 1);
  return Math.min(Number.isFinite(seconds) ? Math.max(seconds, 0) * 1_000 : 1_000, longestWait);
}
