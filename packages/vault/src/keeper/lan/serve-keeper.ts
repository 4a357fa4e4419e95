import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VedetteError } from '@vedette/domain';
import { type LanKeeperDeps, LanKeeperDesk } from './keep-for.ts';
import { lanKeeperPath, lanRequestSchema, lanText, messageBytesAtMost } from './messages.ts';

export interface ServedKeeper {
  readonly url: string;
  close(): Promise<void>;
}

/** Whoever lets a request trickle in is cut off; milliseconds. */
const patience = { headersTimeout: 5_000, requestTimeout: 10_000 };

const statuses: Partial<Record<string, number>> = {
  'input-invalid': 400,
  'not-allowed': 403,
  'keeper-refused': 409,
  'rate-limited': 429,
};

/** A keeper for the terminals of one network. @throws what listening does */
export async function serveLanKeeper(deps: LanKeeperDeps, host: string, port: number): Promise<ServedKeeper> {
  const desk = new LanKeeperDesk(deps);
  const server = createServer(patience, (request, response) => {
    answer(desk, request, response).catch((error: unknown) => refuse(error, response));
  });
  server.listen({ host, port });
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  desk: LanKeeperDesk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (new URL(request.url ?? '/', 'http://keeper').pathname !== lanKeeperPath)
    return void response.writeHead(404).end();
  if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
  const message = lanRequestSchema.safeParse(await bodyOf(request));
  if (!message.success) throw new VedetteError('input-invalid', 'caller', { at: 'body' });
  const { point, gone, signature } = await desk.act(message.data);
  response.writeHead(200, { 'content-type': 'application/json' }).end(lanText({ point, gone, signature }));
}

/** Undefined for what is no JSON, or too long. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > messageBytesAtMost) return undefined;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return undefined;
  }
}

function refuse(error: unknown, response: ServerResponse): void {
  const known = error instanceof VedetteError ? error : new VedetteError('internal', 'self');
  const status = statuses[known.code] ?? 500;
  const { at } = known.details;
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(lanText(at === undefined ? { code: known.code } : { code: known.code, at }));
}
