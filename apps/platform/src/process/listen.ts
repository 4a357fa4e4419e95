import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { VedetteError } from '@vedette/domain';
import type { NodeLink } from '@vedette/link';

export interface ListenNeeds {
  readonly fetch: Parameters<typeof getRequestListener>[0];
  readonly link: NodeLink;
  readonly host: string;
  readonly port: number;
  readonly onFault: (cause: unknown) => void;
}

/** Whoever needs longer for the head of a request, or lets it trickle in, is cut off; milliseconds. */
const patience = { headersTimeout: 10_000, requestTimeout: 120_000, connectionsCheckingInterval: 2_000 };

/** One server for browsers and sentinels. @throws VedetteError `conflict` when the port is taken, `driver-failed` */
export async function listen({ fetch, link, host, port, onFault }: ListenNeeds) {
  const answer = getRequestListener(fetch);
  const server = createServer(patience, (request, response) => {
    if (!link.request(request, response)) void answer(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    if (!link.upgrade(request, socket, head)) socket.destroy();
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await opened(server, host, port, onFault);
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new VedetteError('internal', 'self', { at: 'address' });
  return { port: address.port, close: () => closed(server, sockets) };
}

function opened(
  server: Server,
  host: string,
  port: number,
  onFault: (cause: unknown) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on('error', (cause: NodeJS.ErrnoException) => {
      if (server.listening) return onFault(cause);
      const code = cause.code === 'EADDRINUSE' ? 'conflict' : 'driver-failed';
      return reject(new VedetteError(code, 'world', { at: `port ${port}` }, { cause }));
    });
    server.listen({ host, port, backlog: 4096 }, resolve);
  });
}

/** What is being answered may take this long to end; then it is cut off. Event streams never end by themselves. */
const grace = 3_000;

async function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, grace);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}
