import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { routes } from '@vedette/contract';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { openClient } from './client.ts';
import { events } from './events.ts';

const key = 'vk_secret';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const problem = (code: string, status: number): string =>
  JSON.stringify({ type: 'about:blank', title: code, status, code });

describe('a call', () => {
  it('goes to its route with the key, and comes back as the contract says, without what nobody declared', async () => {
    let seen = '';
    const base = await serve((request, response) => {
      seen = `${request.method} ${request.url} ${request.headers.authorization}`;
      response.end(JSON.stringify({ items: [], next: null, planted: 'x' }));
    });
    const answer = await openClient({ base, key })(routes.alarms.list, { query: { open: 'true', limit: 5 } });
    expect(answer).toEqual({ items: [], next: null });
    expect(seen).toBe('GET /api/alarms?open=true&limit=5 Bearer vk_secret');
  });

  it('throws the server’s own code', async () => {
    const base = await serve((_, response) => response.writeHead(404).end(problem('not-found', 404)));
    const call = openClient({ base, key });
    await expect(call(routes.alarms.list, {})).rejects.toMatchObject({ code: 'not-found', status: 404 });
  });

  it('does not hand its key to another address', async () => {
    let handed = false;
    const thief = await serve((_, response) => {
      handed = true;
      response.end();
    });
    const base = await serve((_, response) => response.writeHead(307, { location: thief }).end());
    await expect(openClient({ base, key })(routes.alarms.list, {})).rejects.toMatchObject({
      code: 'unreachable',
    });
    expect(handed).toBe(false);
  });

  it('comes again when it was asked to wait, and no more often than told', async () => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked += 1;
      response.writeHead(429, { 'retry-after': '0' }).end(problem('rate-limited', 429));
    });
    const call = openClient({ base, key, retries: 2 });
    await expect(call(routes.alarms.list, {})).rejects.toMatchObject({ code: 'rate-limited' });
    expect(asked).toBe(3);
  });

  it('says that nobody is there, and that an answer makes no sense', async () => {
    const nobody = openClient({ base: 'http://127.0.0.1:1', key });
    await expect(nobody(routes.alarms.list, {})).rejects.toMatchObject({ code: 'unreachable' });
    const base = await serve((_, response) => void response.end('<html>'));
    await expect(openClient({ base, key })(routes.alarms.list, {})).rejects.toMatchObject({
      code: 'answer-unreadable',
    });
  });
});

describe('events', () => {
  const schema = z.object({ n: z.int() });

  it('come back after a break from where they were, and leave out what does not fit', async () => {
    const since: unknown[] = [];
    const base = await serve((request, response) => {
      since.push(request.headers['last-event-id']);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const from = Number(request.headers['last-event-id'] ?? 0);
      response.write(`id: ${from + 1}\ndata: {"n":${from + 1}}\n\n: hello\n\ndata: nonsense\n\n`);
      response.end(`id: ${from + 2}\r\ndata: {"n":\r\ndata: ${from + 2}}\r\n\r\ndata: {"n":99}`);
    });
    const stop = new AbortController();
    const got: number[] = [];
    for await (const { n } of events({ url: new URL(base), key, schema, signal: stop.signal, patience: 1 })) {
      got.push(n);
      if (got.length === 4) stop.abort();
    }
    expect(got).toEqual([1, 2, 3, 4]);
    expect(since).toEqual([undefined, '2']);
  });

  it('end with the server’s refusal', async () => {
    const base = await serve((_, response) => response.writeHead(401).end(problem('not-signed-in', 401)));
    const all = events({ url: new URL(base), key, schema });
    await expect(all.next()).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});
