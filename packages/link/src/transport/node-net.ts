import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { linkLimits } from '@vedette/contract/link';
import { WebSocket } from 'ws';
import type { Dialled, LinkNet, NetAnswer, NetRequest, SocketEvents } from './net.ts';
import { linkSocketOf } from './node-server.ts';

export interface NodeNetOptions {
  /** PEM, instead of the authorities that Node knows. */
  readonly ca?: string;
  /** PEM; a client certificate of the device's own key. */
  readonly certificate?: { readonly key: string; readonly cert: string };
}

const dialTime = 20_000;
const abnormal = 1006;

/** The network by Node's own client. One for all devices of a process: it keeps connections. */
export function nodeNet({ ca, certificate }: NodeNetOptions = {}): LinkNet {
  const tls = { ...(ca === undefined ? {} : { ca }), ...certificate };
  const agents = {
    http: new HttpAgent({ keepAlive: true }),
    https: new HttpsAgent({ keepAlive: true, ...tls }),
  };
  return {
    request: (request) => send(request, agents),
    dial: (request) => dial(request, tls),
  };
}

function send(
  { method, url, fields, body, timeout, signal }: NetRequest,
  agents: { http: HttpAgent; https: HttpsAgent },
): Promise<NetAnswer> {
  const isTls = url.startsWith('https:');
  const headers = { ...Object.fromEntries(fields), 'content-length': body.length };
  const within = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
  return new Promise((resolve, reject) => {
    const options = { method, headers, signal: within, agent: isTls ? agents.https : agents.http };
    const request = (isTls ? requestHttps : requestHttp)(url, options, (response) => {
      answerOf(response).then(resolve, reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function answerOf(response: IncomingMessage): Promise<NetAnswer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostAnswer) throw new RangeError('The answer is larger than any answer of a platform');
    parts.push(part);
  }
  return { status: response.statusCode ?? 0, field: fieldOf(response), body: Buffer.concat(parts) };
}

/** The answers to one request of up to 64 messages, of which one may be as large as a message. */
const mostAnswer = 2 * linkLimits.message;

function fieldOf({ headers }: IncomingMessage): (name: string) => string | undefined {
  return (name) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
}

function dial(
  { url, fields, timeout, signal }: Omit<NetRequest, 'method' | 'body'>,
  tls: object,
): Promise<Dialled | NetAnswer> {
  const channel = new WebSocket(url.replace(/^http/, 'ws'), {
    ...{ headers: Object.fromEntries(fields), handshakeTimeout: Math.min(timeout, dialTime) },
    ...{ perMessageDeflate: false, maxPayload: linkLimits.message + 16, skipUTF8Validation: true, ...tls },
  });
  return new Promise((resolve, reject) => {
    const leave = (): void => channel.terminate();
    signal.addEventListener('abort', leave, { once: true });
    const early = keepEarly(channel);
    channel.once('upgrade', (response: IncomingMessage) => {
      channel.once('open', () => resolve(dialled(channel, response, early)));
    });
    channel.once('unexpected-response', (_request, response: IncomingMessage) => {
      answerOf(response).then(resolve, reject).finally(leave);
    });
    channel.on('error', reject);
    channel.once('close', () => {
      signal.removeEventListener('abort', leave);
      reject(new Error('The connection has gone'));
    });
  });
}

/** What comes before somebody listens. */
function keepEarly(channel: WebSocket): Buffer[] {
  const early: Buffer[] = [];
  channel.on('message', (data: Buffer) => early.push(data));
  return early;
}

function dialled(channel: WebSocket, response: IncomingMessage, early: readonly Buffer[]): Dialled {
  return {
    ...{ status: 101, field: fieldOf(response), socket: linkSocketOf(channel) },
    listen({ message, closed }: SocketEvents) {
      channel.removeAllListeners('message');
      for (const frame of early) message(frame);
      channel.on('message', (data: Buffer) => message(data));
      channel.once('close', closed);
      if (channel.readyState === WebSocket.CLOSED) closed(abnormal);
    },
  };
}
