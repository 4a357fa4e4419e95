import type { RouteConfig } from '@hono/zod-openapi';
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
export function openClient({ base, key, retries = 3, ...options }: ClientOptions): Call {
  const send = options.fetch ?? fetch;
  return async (route, input, signal) => {
    for (let attempt = 0; ; attempt += 1) {
      const response = await sent(send, new URL(addressOf(route, input as AnyInput), base), {
        ...requestOf(route, input as AnyInput, new Headers({ authorization: `Bearer ${key}` })),
        // Another address would be given the key.
        redirect: 'error',
        ...(signal === undefined ? {} : { signal }),
      });
      if (response.ok) return (await readAnswer(route, response)) as Answer<typeof route>;
      if (response.status !== 429 || attempt >= retries) throw await readProblem(response);
      await waited(response, signal);
    }
  };
}

async function sent(send: typeof fetch, address: URL, init: RequestInit): Promise<Response> {
  try {
    return await send(address, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new ApiProblem('unreachable');
  }
}

function waited(response: Response, signal: AbortSignal | undefined): Promise<void> {
  const seconds = Number(response.headers.get('retry-after') ?? 1);
  const wait = Math.min(Number.isFinite(seconds) ? Math.max(seconds, 0) * 1_000 : 1_000, longestWait);
  return new Promise((done, stop) => {
    const timer = setTimeout(done, wait);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      stop(signal.reason);
    });
  });
}
