import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { events } from './events.ts';
import { jsonLines } from './json-lines.ts';
import { everyItem } from './pages.ts';
import { openPlatform, type PlatformClient, platformRoutes } from './platform.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function platformOf(listener: RequestListener): Promise<PlatformClient> {
  return openPlatform({ base: await serve(listener), key: 'vk_secret' });
}

const group = (n: number) => ({
  ...{ id: `g${n}`, organisation: 'o', name: `Group ${n}`, externalId: null, places: [] },
  ...{ members: n, revision: 1 },
});

describe('a platform’s client', () => {
  it('has every route as a function, and sends query, body and headers where they belong', async () => {
    const seen: unknown[] = [];
    const platform = await platformOf((request, response) => {
      seen.push(request.method, request.url, request.headers['vedette-reason']);
      response.end(JSON.stringify({ items: [], next: null }));
    });
    await platform.people.list({ query: { query: '陈' }, headers: { 'vedette-reason': '核对名单' } });
    await platform.groups.list();
    expect(seen).toEqual([
      ...['GET', '/api/people?query=%E9%99%88', encodeURIComponent('核对名单')],
      ...['GET', '/api/groups', undefined],
    ]);
  });

  it('gives every item of a list, page by page, and asks for no page that nobody wants', async () => {
    const asked: (string | undefined)[] = [];
    const platform = await platformOf((request, response) => {
      asked.push(request.url);
      const isFirst = !request.url?.includes('cursor');
      response.end(
        JSON.stringify({ items: isFirst ? [group(1), group(2)] : [group(3)], next: isFirst ? 'c' : null }),
      );
    });
    const names: string[] = [];
    for await (const { id } of everyItem(platform.groups.list, { query: { limit: 2 } })) names.push(id);
    expect(names).toEqual(['g1', 'g2', 'g3']);
    expect(asked).toEqual(['/api/groups?limit=2', '/api/groups?limit=2&cursor=c']);
    for await (const _ of everyItem(platform.groups.list, { query: { limit: 2 } })) break;
    expect(asked).toHaveLength(3);
  });

  it('does not follow a list that goes in a circle', async () => {
    const platform = await platformOf((_, response) =>
      response.end(JSON.stringify({ items: [group(1)], next: 'same' })),
    );
    const found: unknown[] = [];
    for await (const item of everyItem(platform.groups.list, {})) found.push(item);
    expect(found).toHaveLength(2);
  });

  it('gives a file as it comes, line by line, and says of a line that makes no sense', async () => {
    const platform = await platformOf((request, response) => {
      response.write('{"n":1}\n{"n"');
      response.end(request.url?.includes('place=2') ? ':2' : ':2}\n\n{"n":3}');
    });
    const numbers = async (place: number): Promise<number[]> => {
      const query = { from: 0, to: 1, place };
      const stream = await platform.download(platformRoutes.records.exportNdjson, { query });
      const found: number[] = [];
      for await (const { n } of jsonLines(stream, z.object({ n: z.int() }))) found.push(n);
      return found;
    };
    expect(await numbers(1)).toEqual([1, 2, 3]);
    await expect(numbers(2)).rejects.toMatchObject({ code: 'answer-unreadable' });
  });

  it('says after a break that something may have been missed', async () => {
    const presence = { type: 'presence', device: 'd', site: 1, isOnline: true, at: 1 };
    const platform = await platformOf((request, response) => {
      expect(request.headers.authorization).toBe('Bearer vk_secret');
      response.end(`event: presence\ndata: ${JSON.stringify(presence)}\n\n`);
    });
    const stop = new AbortController();
    const types: string[] = [];
    for await (const { type } of platform.live(stop.signal)) {
      types.push(type);
      if (types.length === 3) stop.abort();
    }
    expect(types).toEqual(['presence', 'behind', 'presence']);
  });
});

describe('a stream of events', () => {
  const schema = z.object({ n: z.int() });

  it('is opened anew when nothing comes any more, or the server is not well', async () => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(503).end();
      else response.write(`data: {"n":${asked}}\n\n`);
    });
    const stop = new AbortController();
    const got: number[] = [];
    const options = { url: new URL(base), key: 'k', schema, patience: 1, silence: 50 };
    for await (const { n } of events({ ...options, signal: stop.signal })) {
      got.push(n);
      if (got.length === 2) stop.abort();
    }
    expect(got).toEqual([2, 3]);
  });

  it('ends at once by its signal, with a quiet server as well', async () => {
    const base = await serve((_, response) => void response.write(': hello\n\n'));
    const all = events({ url: new URL(base), key: 'k', schema, signal: AbortSignal.timeout(100) });
    expect(await all.next()).toMatchObject({ done: true });
  });
});
