import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openAdmin } from '../test/admin.ts';
import { connectionsOfOneAddress, listen } from './listen.ts';

const needs = {
  fetch: () => new Response('here'),
  host: 'loopback',
  port: 0,
  tls: undefined,
  onFault: () => undefined,
} as const;

async function open() {
  const { server, port } = await listen(needs);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, port };
}

test('gives one machine only so many connections, and the others theirs', async () => {
  const { port } = await open();
  const from = (localAddress: string) => connect({ host: '127.0.0.1', port, localAddress });
  const taken = Array.from({ length: connectionsOfOneAddress }, () => from('127.0.0.1'));
  await Promise.all(taken.map((socket) => once(socket, 'connect')));
  const beyond = from('127.0.0.1');
  beyond.on('error', () => undefined);
  await once(beyond, 'close');
  const other = from('127.0.0.2');
  other.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [answer] = await once(other, 'data');
  expect(String(answer)).toContain('200 OK');
  other.destroy();
  for (const socket of taken) socket.destroy();
  const again = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(again).toBe(200);
});

test('lets no head of a request trickle in for a minute', async () => {
  const { server } = await open();
  expect(server.headersTimeout).toBeLessThan(60_000);
});

test('says that the port is taken', async () => {
  const { port } = await open();
  await expect(listen({ ...needs, port })).rejects.toMatchObject({ code: 'conflict', fault: 'world' });
});

test('says that the certificate is missing or is none', async () => {
  const { folder } = await openAdmin();
  const path = join(folder, 'door.pem');
  const tls = { cert: path, key: path };
  await expect(listen({ ...needs, tls })).rejects.toMatchObject({ code: 'input-invalid', fault: 'caller' });
  writeFileSync(path, 'no certificate');
  await expect(listen({ ...needs, tls })).rejects.toMatchObject({ code: 'input-invalid' });
});
