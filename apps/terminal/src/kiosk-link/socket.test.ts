import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contractVersion, frameBytesMax, type ToKiosk } from '@vedette/contract';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { ann, type Door, openDoor } from '../../test/lane-kit.ts';
import { kioskLinkPath, openKioskSocket } from './socket.ts';

async function serve(door: Door, allowed = () => true): Promise<string> {
  const server = createServer();
  const doorOf = (lane: string) => (lane === door.id ? { door: door.lane, key: 'key' } : undefined);
  const sockets = openKioskSocket({ server, doorOf, allowed });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    sockets.close();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}${kioskLinkPath}`;
}

async function connect(url: string): Promise<{ socket: WebSocket; heard: ToKiosk[] }> {
  const socket = new WebSocket(url);
  const heard: ToKiosk[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data))));
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return { socket, heard };
}

const hello = { type: 'hello', version: contractVersion, key: 'key', lane: 'lane-1', camera: 'live' };

test('shows a page over a real socket what the lane shows', async () => {
  const door = await openDoor();
  const { socket, heard } = await connect(await serve(door));
  socket.send(JSON.stringify(hello));
  await expect.poll(() => heard.map(({ type }) => type)).toEqual(['welcome', 'screen']);
  door.face.comes({ who: ann });
  await expect.poll(() => heard.at(-1)).toMatchObject({ type: 'screen', screen: 'granted' });
  socket.close();
});

test('closes the line to a page that sends more than a frame', async () => {
  const door = await openDoor();
  const { socket } = await connect(await serve(door));
  socket.send(JSON.stringify(hello));
  socket.send(Buffer.alloc(frameBytesMax + 100));
  const [code] = await once(socket, 'close');
  expect(code).toBe(1009);
  expect(door.lane.status().camera).toBe('live');
});

test('closes the line to a page with a wrong key', async () => {
  const door = await openDoor();
  const { socket, heard } = await connect(await serve(door));
  socket.send(JSON.stringify({ ...hello, key: 'kez' }));
  const [code] = await once(socket, 'close');
  expect(code).toBe(1008);
  expect(heard).toEqual([{ type: 'refused', reason: 'key' }]);
});

test('takes no socket from another site, on another path, or beyond what lanes can need', async () => {
  const door = await openDoor();
  await expect(connect(await serve(door, () => false))).rejects.toThrow();
  const url = await serve(door);
  await expect(connect(url.replace(kioskLinkPath, '/other'))).rejects.toThrow();
  const sockets = await Promise.all(Array.from({ length: 32 }, () => connect(url)));
  await expect(connect(url)).rejects.toThrow();
  for (const { socket } of sockets) socket.terminate();
});

test('detaches a page whose socket broke', async () => {
  const door = await openDoor();
  door.page.detach();
  const { socket, heard } = await connect(await serve(door));
  socket.send(JSON.stringify(hello));
  await expect.poll(() => heard.length).toBe(2);
  expect(door.lane.status().camera).toBe('live');
  socket.terminate();
  await expect.poll(() => door.lane.status().camera).toBe('none');
});
