import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { frameBytesMax, frameHeaderBytes, type ToKiosk } from '@vedette/contract';
import { type WebSocket, WebSocketServer } from 'ws';
import { type KioskSessionDeps, openKioskSession } from './session.ts';

export const kioskLinkPath = '/kiosk/link';
const pingEvery = 5_000;
/** Far more pages than lanes have; the rest is somebody who wants the terminal's memory. */
const socketsMost = 32;
/** A page that cannot keep up is not worth the memory. */
const bufferedMax = 1_000_000;
/** Bytes of the longest text a page sends. */
const textMost = 4_000;

export interface KioskSocketDeps {
  readonly server: Server;
  readonly doorOf: KioskSessionDeps['doorOf'];
  /** Host and Origin belong to this terminal; anything else is another site's page. */
  readonly allowed: (request: IncomingMessage) => boolean;
}

function serve(socket: WebSocket, doorOf: KioskSessionDeps['doorOf']): void {
  let alive = true;
  const session = openKioskSession({
    doorOf,
    wire: {
      send(message) {
        if (socket.readyState === socket.OPEN && socket.bufferedAmount < bufferedMax)
          socket.send(JSON.stringify(message));
      },
      close: () => socket.close(1008),
    },
  });
  const pulse = setInterval(() => {
    // Silent, or connected without ever saying at which lane it is.
    if (!alive || !session.known()) return socket.terminate();
    alive = false;
    socket.ping();
  }, pingEvery);
  socket.on('pong', () => {
    alive = true;
  });
  socket.on('message', (data, binary) => {
    const bytes = Buffer.isBuffer(data)
      ? data
      : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
    if (binary) session.binary(bytes);
    else if (bytes.length > textMost) socket.close(1009);
    else session.text(bytes.toString('utf8'));
  });
  // An error is always followed by close; without a listener it would end the process.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(pulse);
    session.closed();
  });
}

export interface KioskSocket {
  /** To every page that is there, whether its lane works or not. */
  say(message: ToKiosk): void;
  close(): void;
}

/** Takes the kiosk pages' WebSockets off the HTTP server. */
export function openKioskSocket({ server, doorOf, allowed }: KioskSocketDeps): KioskSocket {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: frameHeaderBytes + frameBytesMax,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isFull = sockets.clients.size >= socketsMost;
    if (request.url?.split('?')[0] !== kioskLinkPath || isFull || !allowed(request)) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (ws) => serve(ws, doorOf));
  });
  return {
    say(message) {
      for (const socket of sockets.clients)
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
