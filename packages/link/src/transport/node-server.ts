import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { linkLimits, linkPaths } from '@vedette/contract/link';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Greeting } from '../platform/greet.ts';
import type { LinkServer } from '../platform/link-server.ts';
import type { LinkRequest, LinkResponse } from './http.ts';
import { closeCodes, type LinkSocket } from './socket.ts';

export interface NodeLinkOptions {
  /**
   * The addresses by which devices dial this platform, `https://host[:port]`. A request to another is refused; null
   * takes what the request's own `Host` says.
   */
  readonly origins: readonly string[] | null;
  /** Whether TLS ends before this server, so that devices dial `https` though it speaks `http`. */
  readonly isBehindTls?: boolean;
  /** Whether a device has to show the client certificate of its key (the listener then asks for one). */
  readonly demandsCertificate?: boolean;
}

/** The platform's end on Node's own server, beside whatever else it serves. */
export interface NodeLink {
  /** Whether it is a request of the link, which is then answered. */
  request(request: IncomingMessage, response: ServerResponse): boolean;
  /** Whether it asks for the channel, which is then opened or refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

const bodyTime = 30_000;

export function nodeLink(link: LinkServer, options: NodeLinkOptions): NodeLink {
  const sockets = new WebSocketServer({
    ...{ noServer: true, perMessageDeflate: false, clientTracking: false },
    ...{ maxPayload: linkLimits.message + 16, skipUTF8Validation: true },
  });
  const greetings = new WeakMap<IncomingMessage, Greeting>();
  sockets.on('headers', (lines: string[], request: IncomingMessage) => {
    for (const [name, value] of greetings.get(request)?.fields ?? []) lines.push(`${name}: ${value}`);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request, mostBytes(request.url ?? ''));
    const asked = body === null ? null : linkRequestOf(request, body, options, goneSignal(response));
    const { status, fields, body: bytes } = asked === null ? malformed(body) : await link.handle(asked);
    // What is left of a body that was too large is not read: the connection cannot be used again.
    if (body === null) response.setHeader('connection', 'close');
    response.writeHead(status, Object.fromEntries([...fields, ['content-length', String(bytes.length)]]));
    response.end(bytes);
  }

  async function open(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const gone = new AbortController();
    const asked = linkRequestOf(request, new Uint8Array(), options, gone.signal);
    const greeting = asked === null ? malformed(head) : await link.greet(asked);
    if (socket.destroyed) return;
    if ('status' in greeting) return refuseUpgrade(socket, greeting);
    greetings.set(request, greeting);
    sockets.handleUpgrade(request, socket, head, (channel) => serve(link, greeting, channel));
  }
  return {
    request(request, response) {
      if (!isOfLink(request)) return false;
      answer(request, response).catch(() => response.destroy());
      return true;
    },
    upgrade(request, socket, head) {
      if (!isOfLink(request)) return false;
      socket.on('error', () => socket.destroy());
      open(request, socket, head).catch(() => socket.destroy());
      return true;
    },
  };
}

function isOfLink({ url = '' }: IncomingMessage): boolean {
  return url.startsWith('/link/');
}

function serve(link: LinkServer, greeting: Greeting, channel: WebSocket): void {
  const sink = link.open(greeting, linkSocketOf(channel));
  channel.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) sink.receive(data);
    else channel.close(closeCodes.frameWrong);
  });
  channel.on('error', () => channel.terminate());
  channel.on('close', () => sink.closed());
}

/** A WebSocket of the package `ws` as a socket of the link. */
export function linkSocketOf(channel: WebSocket): LinkSocket {
  return {
    send: (frame, sent) => channel.send(frame, { binary: true }, sent),
    buffered: () => channel.bufferedAmount,
    pause: () => channel.pause(),
    resume: () => channel.resume(),
    close: (code) => channel.close(code),
  };
}

function refuseUpgrade(socket: Duplex, { status, fields, body }: LinkResponse): void {
  const lines = [...fields, ['content-length', String(body.length)], ['connection', 'close']];
  const head = [`HTTP/1.1 ${status} Refused`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
}

function malformed(body: Uint8Array | null): LinkResponse {
  const [status, code] = body === null ? [413, 'body-too-large'] : [400, 'request-malformed'];
  const text = JSON.stringify({ type: 'about:blank', status, code });
  const fields = new Map([['content-type', 'application/problem+json']]);
  return { status: Number(status), fields, body: Buffer.from(text) };
}

function mostBytes(url: string): number {
  if (url.startsWith(linkPaths.messages)) return linkLimits.message;
  return url.startsWith(linkPaths.captures) ? linkLimits.capturePart : linkLimits.enrolment;
}

/** Null when it is larger than that, or does not come. */
async function bodyOf(request: IncomingMessage, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return null;
  const late = setTimeout(() => request.destroy(), bodyTime);
  try {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > most) return null;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } finally {
    clearTimeout(late);
  }
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

/** Null when it has no target, or one of another platform. */
function linkRequestOf(
  request: IncomingMessage,
  body: Uint8Array,
  { origins, isBehindTls, demandsCertificate }: NodeLinkOptions,
  signal: AbortSignal,
): LinkRequest | null {
  const { socket, headers, method = '', url = '' } = request;
  const isTls = isBehindTls === true || socket instanceof TLSSocket;
  const origin = `${isTls ? 'https' : 'http'}://${headers.host ?? ''}`;
  const targetUri = `${origin}${url}`;
  if (!URL.canParse(targetUri) || new URL(targetUri).origin !== origin) return null;
  if (origins !== null && !origins.includes(origin)) return null;
  const field = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : value?.join(', ');
  };
  const certificate = certificateOf(request, demandsCertificate === true);
  return { method, targetUri, field, body, signal, certificate };
}

function certificateOf({ socket }: IncomingMessage, isDemanded: boolean): LinkRequest['certificate'] {
  const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (shown === undefined) return isDemanded ? 'missing' : 'not-asked';
  if (shown.publicKey.asymmetricKeyType !== 'ed25519') return new Uint8Array();
  return new Uint8Array(shown.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
}
