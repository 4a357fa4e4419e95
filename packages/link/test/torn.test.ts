import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcp, type Socket } from 'node:net';
import type { LogId } from '@vedette/contract/link';
import { samplePassEntry } from '@vedette/testing/link';
import { expect, test } from 'vitest';
import { keptBeforeLive } from './backlog.ts';
import { claimedDevice, endAfterEach, endLater, startDevice, startPlatform } from './stand.ts';

endAfterEach();

/** A way to the platform that can be cut. */
async function cuttable(port: number): Promise<{ origin: string; cut: () => void }> {
  const sockets = new Set<Socket>();
  const server = createTcp((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  endLater(async () => {
    cut();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cut };
}

/** A proxy that knows no WebSocket. */
async function plainProxy(target: string): Promise<{ origin: string; upgrades: () => number }> {
  let upgrades = 0;
  const server: Server = createServer((request, response) => {
    const body: Buffer[] = [];
    request.on('data', (part: Buffer) => body.push(part));
    request.on('end', () => {
      const headers = Object.entries(request.headers).filter(([name]) => name !== 'connection');
      const init = { method: request.method ?? 'GET', headers: Object.fromEntries(headers) as never };
      const gone = new AbortController();
      response.on('close', () => gone.abort());
      forward(`${target}${request.url}`, { ...init, signal: gone.signal }, Buffer.concat(body)).then(
        ({ status, fields, bytes }) => response.writeHead(status, fields).end(bytes),
        () => response.destroy(),
      );
    });
  });
  server.on('upgrade', (_request, socket) => {
    upgrades += 1;
    socket.end('HTTP/1.1 501 Not Implemented\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  endLater(async () => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, upgrades: () => upgrades };
}

async function forward(
  url: string,
  init: { method: string; headers: never; signal: AbortSignal },
  body: Buffer,
) {
  const { request } = await import('node:http');
  return new Promise<{ status: number; fields: Record<string, string>; bytes: Buffer }>((resolve, reject) => {
    const outgoing = request(url, init, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const fields = { ...answer.headers } as Record<string, string>;
        resolve({ status: answer.statusCode ?? 500, fields, bytes: Buffer.concat(parts) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

test('a connection that is torn again and again loses nothing and brings nothing twice', async () => {
  const { platform, served } = await startPlatform();
  const way = await cuttable(Number(new URL(served.origin).port));
  const device = claimedDevice(platform, way.origin);
  let commits = 0;
  platform.beforeCommit = async () => {
    commits += 1;
    // Others are under way: some of them are kept, and their acknowledgement is lost.
    if (commits % 7 === 0 && commits < 50) way.cut();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  for (let at = 0; at < 5_000; at += 1) device.outbox.add(samplePassEntry(`record-${at}`, Date.now()));
  startDevice(device);
  await expect.poll(() => device.outbox.through, { timeout: 25_000 }).toBe(5_000);
  const held = platform.of(device.id);
  const log = held.logs.get(device.outbox.name);
  expect(held.births).toBeGreaterThan(2);
  expect([log?.entries.size, device.outbox.setBacks]).toEqual([5_000, 0]);
  expect(device.troubles).toEqual([]);
});

test('where a proxy refuses channels, everything goes by polling', async () => {
  const { platform, served } = await startPlatform();
  const proxy = await plainProxy(served.origin);
  const device = claimedDevice(platform, proxy.origin);
  for (let at = 0; at < 500; at += 1) device.outbox.add(samplePassEntry(`record-${at}`, Date.now()));
  for (let at = 0; at < 250; at += 1) platform.sync.put(`person/p${at}`, '{}');
  const client = startDevice(device);
  await expect.poll(() => device.outbox.through, { timeout: 10_000 }).toBe(500);
  await expect.poll(() => device.set.state.hash, { timeout: 10_000 }).toBe(platform.sync.hash);
  expect(client.state()).toMatchObject({ phase: 'connected', over: 'poll' });
  expect([proxy.upgrades(), platform.of(device.id).over]).toEqual([1, 'poll']);
  // What the platform says unasked comes at once: it answers the poll that waits.
  platform.of(device.id).config = { version: 3, settings: [['a', 1]] };
  served.link.wake(device.id, 'config');
  await expect.poll(() => device.config, { interval: 5 }).toBe(3);
  expect([...device.troubles, ...platform.troubles]).toEqual([]);
});

test('a platform that is started anew is found again, and gets what it has not', async () => {
  const first = await startPlatform();
  const port = Number(new URL(first.served.origin).port);
  const device = claimedDevice(first.platform, first.served.origin);
  const client = startDevice(device);
  device.outbox.add(samplePassEntry('record-1', Date.now()));
  await expect.poll(() => device.outbox.through).toBe(1);
  await first.served.close();
  expect(first.platform.of(device.id).isOnline).toBe(false);
  device.outbox.add(samplePassEntry('record-2', Date.now()));
  const second = await startPlatform({}, { port, limits: {} });
  Object.assign(second.platform.deps, { key: first.platform.deps.key });
  second.platform.devices.set(device.id, first.platform.of(device.id));
  await expect.poll(() => device.outbox.through, { timeout: 25_000 }).toBe(2);
  expect(client.state().phase).toBe('connected');
});

test('an outbox that was set back goes on under another name, and nothing it writes then is lost', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const held = platform.of(device.id);
  const before = device.outbox.name;
  for (const at of [1, 2, 3]) device.outbox.add(samplePassEntry(`now-${at}`, Date.now()));
  await platform.deps.records.append(
    device.id,
    before,
    Array.from({ length: 10 }, (_, at) => ({ seq: at + 1, entry: samplePassEntry(`old-${at}`, 1) })),
  );
  startDevice(device);
  await expect.poll(() => device.outbox.through).toBe(3);
  expect(device.outbox.setBacks).toBe(1);
  expect(device.outbox.name).not.toBe(before);
  const log = held.logs.get(device.outbox.name);
  expect(
    [...(log?.entries.values() ?? [])].map((entry) =>
      entry.kind === 'pass-record' ? entry.header.id : null,
    ),
  ).toEqual(['now-1', 'now-2', 'now-3']);
});

test('gaps that the platform names are filled', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  for (let at = 1; at <= 300; at += 1) device.outbox.add(samplePassEntry(`record-${at}`, 1));
  const log: LogId = device.outbox.name;
  const there = [1, 2, 3, 50, 51, 120];
  await platform.deps.records.append(
    device.id,
    log,
    there.map((seq) => ({ seq, entry: samplePassEntry(`record-${seq}`, 1) })),
  );
  startDevice(device);
  await expect.poll(() => device.outbox.through).toBe(300);
  expect(platform.of(device.id).logs.get(log)).toMatchObject({ repeats: 0 });
});

test('what happens now does not wait for what has waited', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  expect(await keptBeforeLive(platform, device, 10_000)).toBeLessThan(2_000);
  await expect.poll(() => device.outbox.through, { timeout: 25_000 }).toBe(10_001);
  expect(platform.of(device.id).logs.get(device.outbox.name)?.repeats).toBe(0);
});
