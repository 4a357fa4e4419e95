import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { type ServerType, serve } from '@hono/node-server';
import { VedetteError } from '@vedette/domain';
import type { TerminalConfig } from './config.ts';

export interface ListenNeeds {
  readonly fetch: Parameters<typeof serve>[0]['fetch'];
  readonly host: 'loopback' | 'lan';
  readonly port: number;
  readonly tls: TerminalConfig['tls'];
  /** Told when a connection could not be taken; the server goes on. */
  readonly onFault: (cause: unknown) => void;
}

/** Far fewer than the files a process may have open, and more than a site needs. */
const connectionsMax = 1000;
/** So that one machine cannot take what all others need; a browser opens six. */
export const connectionsOfOneAddress = 128;
/** Whoever needs longer for the head of a request, or lets it trickle in, is cut off; milliseconds. */
const patience = { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 };

/**
 * @throws VedetteError `conflict` when the port is taken, `input-invalid` for a certificate or key that cannot be
 * used, `driver-failed` otherwise
 */
export async function listen(needs: ListenNeeds): Promise<{ server: Server; port: number }> {
  const { host, port, onFault } = needs;
  const hostname = host === 'loopback' ? '127.0.0.1' : '0.0.0.0';
  const options = { fetch: needs.fetch, hostname, port, ...serverOf(needs.tls) };
  return new Promise((resolve, reject) => {
    const server: ServerType = serve(options, (address) => {
      resolve({ server: server as Server, port: address.port });
    });
    server.maxConnections = connectionsMax;
    limitEachAddress(server);
    server.on('error', (cause: NodeJS.ErrnoException) => {
      if (server.listening) {
        onFault(cause);
        return;
      }
      const code = cause.code === 'EADDRINUSE' ? 'conflict' : 'driver-failed';
      reject(new VedetteError(code, 'world', { at: `port ${port}` }, { cause }));
    });
  });
}

function limitEachAddress(server: ServerType): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const from = socket.remoteAddress ?? '';
    const count = open.get(from) ?? 0;
    if (count >= connectionsOfOneAddress) {
      socket.destroy();
      return;
    }
    open.set(from, count + 1);
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1;
      if (left === 0) open.delete(from);
      else open.set(from, left);
    });
  });
}

function serverOf(tls: TerminalConfig['tls']) {
  if (tls === undefined) return { serverOptions: patience };
  try {
    const pair = { cert: readFileSync(tls.cert), key: readFileSync(tls.key) };
    createSecureContext(pair);
    return { createServer: createTlsServer, serverOptions: { ...pair, ...patience } };
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at: 'terminal.json: tls' }, { cause });
  }
}
