import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpTransport } from './http-transport.ts';
import type { GatewayRequest, Transport } from './transport.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllEnvs();
});

async function serve(
  listener: RequestListener,
): Promise<{ server: Server; transport: Transport; origin: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const transport = httpTransport({ url: `${origin}/base` });
  closing.push(() => {
    transport.close();
    server.closeAllConnections();
    server.close();
  });
  return { server, transport, origin };
}

const request: GatewayRequest = {
  method: 'POST',
  path: '/ask',
  headers: { 'x-own': '1' },
  body: '{"a":"码"}',
};
const signal = (): AbortSignal => new AbortController().signal;

describe('an exchange with a gateway', () => {
  it('goes to the path below the configured one, with the whole body', async () => {
    const { transport } = await serve((incoming, response) => {
      incoming.setEncoding('utf8').on('data', (body: string) => {
        response.end(JSON.stringify([incoming.method, incoming.url, incoming.headers['x-own'], body]));
      });
    });
    const { body } = await transport.send({ ...request, query: { a: 'b&c=d' } }, signal());
    expect(JSON.parse(body)).toEqual(['POST', '/base/ask?a=b%26c%3Dd', '1', '{"a":"码"}']);
  });

  it('uses no proxy of the environment', async () => {
    const proxied = await serve((_, response) => response.end('proxy'));
    for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'NODE_USE_ENV_PROXY'])
      vi.stubEnv(name, name === 'NODE_USE_ENV_PROXY' ? '1' : proxied.origin);
    const { transport } = await serve((_, response) => response.end('"direct"'));
    expect((await transport.send(request, signal())).body).toBe('"direct"');
  });

  it('asks once more when the server had closed a kept connection, and not when it closes a new one', async () => {
    let count = 0;
    const { transport } = await serve((incoming, response) => {
      count += 1;
      if (count === 2 || count > 3) incoming.socket.resetAndDestroy();
      else response.end('"well"');
    });
    await transport.send(request, signal());
    expect((await transport.send(request, signal())).body).toBe('"well"');
    expect(count).toBe(3);
    const fresh = httpTransport({ url: 'http://127.0.0.1:1' });
    await expect(fresh.send(request, signal())).rejects.toMatchObject({ trouble: 'not-connected' });
  });

  it('ends with its signal in the middle of an answer', async () => {
    const leaving = new AbortController();
    const { transport } = await serve((_, response) => {
      response.write('{"a":');
      setImmediate(() => leaving.abort());
    });
    await expect(transport.send(request, leaving.signal)).rejects.toMatchObject({ trouble: 'late' });
  });

  it.each([
    [401, 'not-authorised'],
    [403, 'not-authorised'],
    [204, 'http-status'],
    [404, 'http-status'],
    [500, 'http-status'],
    [302, 'redirected'],
    [308, 'redirected'],
  ])('comes to nothing with the status %s: %s', async (status, trouble) => {
    const { transport } = await serve((_, response) =>
      response.writeHead(status, { location: '/ask' }).end('{}'),
    );
    await expect(transport.send(request, signal())).rejects.toMatchObject({ trouble });
  });

  it('takes no answer that is not UTF-8, nor headers without end', async () => {
    const { transport } = await serve((_, response) => response.end(Buffer.from([0x22, 0xff, 0x22])));
    await expect(transport.send(request, signal())).rejects.toMatchObject({ trouble: 'malformed' });
    const wide = await serve((_, response) =>
      response.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end('{}'),
    );
    await expect(wide.transport.send(request, signal())).rejects.toMatchObject({ trouble: 'malformed' });
  });

  it('reads 64 KiB of an answer and not a byte more', async () => {
    const { transport } = await serve((incoming, response) => {
      response.end('x'.repeat(incoming.url?.endsWith('more') === true ? 65_537 : 65_536));
    });
    expect((await transport.send(request, signal())).body).toHaveLength(65_536);
    const more = transport.send({ ...request, path: '/more' }, signal());
    await expect(more).rejects.toMatchObject({ trouble: 'too-large' });
  });
});
