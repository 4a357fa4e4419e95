import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openAdmin } from '../test/admin.ts';
import { connectionsMax, listen } from './listen.ts';

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

test('answers no more connections than it can keep open, and goes on after', async () => {
  const { server, port } = await open();
  const taken = Array.from({ length: connectionsMax }, () => connect(port, '127.0.0.1'));
  await Promise.all(taken.map((socket) => once(socket, 'connect')));
  const beyond = connect(port, '127.0.0.1');
  beyond.on('error', () => undefined);
  await once(beyond, 'close');
  for (const socket of taken) socket.destroy();
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${port}/`).then(
        (answer) => answer.text(),
        () => '',
      ),
    )
    .toBe('here');
  expect(server.listening).toBe(true);
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
