import { lookup as resolve } from 'node:dns/promises';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isTarget } from '../../integrations/outgoing/post-outward.ts';
import type { Reach } from '../../integrations/outgoing/reach.ts';

const answerBytesAtMost = 512 * 1024;
const deadline = 10_000;

export type OutwardFetch = (
  url: string,
  init: {
    readonly method?: string;
    readonly headers?: Headers | Record<string, string>;
    readonly body?: unknown;
  },
) => Promise<Response>;

/**
 * `fetch` for addresses that an administrator typed in. The address is judged where the connection is made, so that a
 * name that answers differently the second time gains nothing; redirections are answers; the answer is bounded.
 */
export function outwardFetch(reach: Reach): OutwardFetch {
  return async (url, { method = 'GET', headers, body }) => {
    const target = new URL(url);
    if (!isTarget(target, reach)) throw new TypeError('target not allowed');
    const send = target.protocol === 'https:' ? requestTls : requestPlain;
    const sent = send(target, {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      lookup: guardedLookup(reach),
      // A connection kept for the next request would not be judged again.
      agent: false,
      signal: AbortSignal.timeout(deadline),
    });
    const answered = new Promise<IncomingMessage>((answer, fail) => {
      sent.on('response', answer);
      sent.on('error', fail);
    });
    sent.end(body === undefined || body === null ? undefined : String(body));
    return responseOf(await answered);
  };
}

async function responseOf(answer: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > answerBytesAtMost) throw new TypeError('answer too large');
    parts.push(part);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const status = answer.statusCode ?? 502;
  return new Response([204, 304].includes(status) ? null : Buffer.concat(parts), { status, headers });
}

/** One inward address among the answers spoils them all. */
function guardedLookup(reach: Reach): LookupFunction {
  return (host, options, done) => {
    resolve(host, { all: true })
      .then((found) => {
        if (!found.every(({ address }) => reach.mayReach(address))) throw new TypeError('target not allowed');
        const [first] = found;
        if (options.all === true) done(null, found);
        else done(null, first?.address ?? '', first?.family);
      })
      .catch((cause: NodeJS.ErrnoException) => done(cause, ''));
  };
}
