import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { linkKeyFrom, newLinkSecret, nodeNet } from '@vedette/link/device';
import { nodeLink, openLinkServer } from '@vedette/link/platform';
import { issueCertificate } from '@vedette/testing';
import { MemoryPlatform } from '@vedette/testing/link';
import { expect, test } from 'vitest';
import { claimedDevice, endAfterEach, endLater, startDevice } from './stand.ts';

endAfterEach();

const validity = [Date.now() - 60_000, Date.now() + 3_600_000] as const;
const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pem = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();
const authorityKey = newKey();
const authority = { subject: 'authority', key: authorityKey };
const ca = issueCertificate({ ...authority, validity, isAuthority: true }).toString();

/** The device's key as TLS wants it, with a certificate. */
function certified(secret: Uint8Array): { readonly key: string; readonly cert: string } {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const certificate = issueCertificate({
    ...{ subject: 'device', key: createPublicKey(key), issuer: authority, validity },
  });
  return { key: pem(key), cert: certificate.toString() };
}

async function startTlsPlatform() {
  const platform = new MemoryPlatform();
  const link = openLinkServer(platform.deps);
  const key = newKey();
  const cert = issueCertificate({
    ...{ subject: 'localhost', dnsNames: ['localhost'], key, issuer: authority, validity },
  });
  const tls = { key: pem(key), cert: cert.toString(), requestCert: true, rejectUnauthorized: false };
  const node = nodeLink(link, { origins: null, demandsCertificate: true });
  const server = createServer(tls, (request, response) => void node.request(request, response));
  server.on('upgrade', (request, socket, head) => void node.upgrade(request, socket, head));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  endLater(async () => {
    await link.close();
    server.close();
    server.closeAllConnections();
  });
  return { platform, origin: `https://localhost:${(server.address() as AddressInfo).port}` };
}

test('a device shows the certificate of its own key, over TLS', async () => {
  const { platform, origin } = await startTlsPlatform();
  const secret = newLinkSecret();
  const net = nodeNet({ ca, certificate: certified(secret) });
  const device = claimedDevice(platform, origin, { key: linkKeyFrom(secret), net });
  const client = startDevice(device);
  await expect.poll(() => client.state(), { timeout: 10_000 }).toMatchObject({ over: 'channel' });
});

test('a certificate of another key is refused, and so is none', async () => {
  const { platform, origin } = await startTlsPlatform();
  const other = claimedDevice(platform, origin, {
    net: nodeNet({ ca, certificate: certified(newLinkSecret()) }),
  });
  const bare = claimedDevice(platform, origin, { net: nodeNet({ ca }) });
  const clients = [other, bare].map((device) => startDevice(device));
  await expect
    .poll(() => clients.map((client) => client.state().trouble), { timeout: 10_000 })
    .toEqual(['certificate-wrong', 'certificate-missing']);
});

test('a platform whose certificate nobody vouches for is not spoken to', async () => {
  const { platform, origin } = await startTlsPlatform();
  const device = claimedDevice(platform, origin, { net: nodeNet() });
  const client = startDevice(device);
  await expect.poll(() => client.state().trouble, { timeout: 10_000 }).toBe('unreachable');
  expect(platform.of(device.id).births).toBe(0);
});
