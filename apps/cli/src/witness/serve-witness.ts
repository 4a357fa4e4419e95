import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  addCheckpointBytesAtMost,
  sizeMediaType,
  type WitnessAnswer,
  type WitnessDeps,
  witnessCheckpoint,
} from '@vedette/vault/log';

export interface ServedWitness {
  readonly url: string;
  close(): Promise<void>;
}

/** Whoever lets a request trickle in is cut off; milliseconds. */
const patience = { headersTimeout: 5_000, requestTimeout: 10_000 };

/** A witness over HTTP (C2SP tlog-witness): `POST /add-checkpoint`. @throws what listening does */
export async function serveWitness(deps: WitnessDeps, host: string, port: number): Promise<ServedWitness> {
  const server = createServer(patience, (request, response) => {
    answer(deps, request, response).catch(() => response.writeHead(500).end());
  });
  server.listen({ host, port });
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(deps: WitnessDeps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://witness').pathname;
  if (path !== '/add-checkpoint') return void response.writeHead(404).end();
  if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
  const body = await bodyOf(request);
  if (body === null) return void response.writeHead(413).end();
  tell(await witnessCheckpoint(deps, body), response);
}

/** Null for one that is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > addCheckpointBytesAtMost) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function tell(told: WitnessAnswer, response: ServerResponse): void {
  if (told.status === 200)
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(told.cosignatures);
  else if (told.status === 409 && told.size !== null)
    response.writeHead(409, { 'content-type': sizeMediaType }).end(`${told.size}\n`);
  else response.writeHead(told.status).end();
}
