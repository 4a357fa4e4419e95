import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type ServerType, serve } from '@hono/node-server';
import { VedetteError } from '@vedette/domain';
import type { TerminalConfig } from './config.ts';

export interface ListenNeeds {
  readonly fetch: Parameters<typeof serve>[0]['fetch'];
  readonly host: 'loopback' | 'lan';
  readonly port: number;
  readonly tls: TerminalConfig['tls'];
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at: `terminal.json: tls ${path}` }, { cause });
  }
}

function tlsOptions(tls: NonNullable<TerminalConfig['tls']>) {
  const serverOptions = { cert: read(tls.cert), key: read(tls.key) };
  return { createServer: createTlsServer, serverOptions };
}

/** @throws VedetteError conflict when the port is taken, input-invalid without its certificate, driver-failed */
export function listen({ fetch, host, port, tls }: ListenNeeds): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const hostname = host === 'loopback' ? '127.0.0.1' : '0.0.0.0';
    const options =
      tls === undefined ? { fetch, hostname, port } : { fetch, hostname, port, ...tlsOptions(tls) };
    const server: ServerType = serve(options, (address) => {
      resolve({ server: server as Server, port: address.port });
    });
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      reject(
        new VedetteError(taken ? 'conflict' : 'driver-failed', 'world', { at: `port ${port}` }, { cause }),
      );
    });
  });
}
