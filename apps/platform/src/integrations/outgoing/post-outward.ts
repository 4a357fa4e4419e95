import { lookup as resolve } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { type RequestOptions, request as requestTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Reach } from './reach.ts';

/** Why nothing, or nothing good, came back. None repeats the address: its path may hold a secret. */
export const outwardFaults = [
  /** The address points inward, or is none that we send to. */
  'target-not-allowed',
  'name-not-found',
  'not-reached',
  'tls-failed',
  'timed-out',
] as const;
export type OutwardFault = (typeof outwardFaults)[number];

export type OutwardAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'failed'; readonly fault: OutwardFault };

export interface OutwardMessage {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface OutwardDeps {
  readonly reach: Reach;
  /** For everything together: name, connection, answer. In milliseconds. */
  readonly deadline: number;
}

const answerBytesAtMost = 16 * 1024;

/**
 * Posts to an address that somebody typed in. The address is judged where the connection is made, so that a name
 * that answers differently the second time gains nothing; a redirection is an answer, never followed; of the answer
 * no more than 16 KiB are read.
 */
export async function postOutward(message: OutwardMessage, deps: OutwardDeps): Promise<OutwardAnswer> {
  if (!isTarget(message.url, deps.reach)) return { kind: 'failed', fault: 'target-not-allowed' };
  const signal = AbortSignal.timeout(deps.deadline);
  try {
    return await exchange(message, deps.reach, signal);
  } catch (cause) {
    return { kind: 'failed', fault: signal.aborted ? 'timed-out' : faultOf(cause) };
  }
}

/** Whether the address itself, before any name is looked up, is one that we send to. */
export function isTarget(url: URL, reach: Reach): boolean {
  const host = hostOf(url);
  if (url.username !== '' || url.password !== '' || host === '') return false;
  if (url.protocol === 'http:') return isIP(host) !== 0 && reach.isNamed(host);
  return url.protocol === 'https:' && (isIP(host) === 0 || reach.mayReach(host));
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

class NotAllowed extends Error {}

/** Looks a name up for a connection; one inward address among its answers spoils them all. */
function guardedLookup(reach: Reach): LookupFunction {
  return (host, options, done) => {
    resolve(host, { family: options.family === 6 || options.family === 4 ? options.family : 0, all: true })
      .then((found) => {
        if (!found.every(({ address }) => reach.mayReach(address))) throw new NotAllowed();
        const [first] = found;
        if (options.all === true) done(null, found);
        else done(null, first?.address ?? '', first?.family);
      })
      .catch((cause: NodeJS.ErrnoException) => done(cause, ''));
  };
}

function exchange(message: OutwardMessage, reach: Reach, signal: AbortSignal): Promise<OutwardAnswer> {
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...message.headers, 'content-length': Buffer.byteLength(message.body) },
    lookup: guardedLookup(reach),
    // A connection kept for the next message would not be judged again.
    agent: false,
    signal,
  };
  return new Promise((answer, fail) => {
    const send = message.url.protocol === 'https:' ? requestTls : requestPlain;
    const sent = send(message.url, options, (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      const end = (): void => {
        const body = Buffer.concat(parts).subarray(0, answerBytesAtMost).toString('utf8');
        answer({ kind: 'answered', status: response.statusCode ?? 0, body });
        response.destroy();
      };
      response.on('data', (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes >= answerBytesAtMost) end();
      });
      response.on('end', end);
      response.on('error', fail);
    });
    sent.on('error', fail);
    sent.end(message.body);
  });
}

function faultOf(cause: unknown): OutwardFault {
  if (cause instanceof NotAllowed) return 'target-not-allowed';
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name-not-found';
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) return 'tls-failed';
  return 'not-reached';
}
