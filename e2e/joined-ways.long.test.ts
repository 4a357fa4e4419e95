import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeviceId } from '@vedette/contract/link';
import { deviceRoutes } from '@vedette/contract/platform';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { claimTerminal } from './lib/admin-client.ts';
import { countThere, linkOf, type StandingTerminal, standAt } from './lib/joined-terminal.ts';
import { claimPlatform, type PlatformOwner } from './lib/platform-owner.ts';
import { type PlatformProcess, startPlatform } from './lib/platform-process.ts';
import { openProxy, type ProxyOptions, type SiteProxy } from './lib/proxy.ts';
import { newPlace, startTerminal } from './lib/terminal-process.ts';

const patience = { timeout: 90_000, interval: 300 };

interface Behind {
  readonly platform: PlatformProcess;
  readonly owner: PlatformOwner;
  readonly proxy: SiteProxy;
  close(): Promise<void>;
}

/** A platform that is reached through a proxy. */
async function behindProxy(options: Omit<ProxyOptions, 'port'>): Promise<Behind> {
  let port = 0;
  const proxy = await openProxy({ ...options, port: () => port });
  const started = await startPlatform('--origin', proxy.origin);
  port = started.port;
  // The test itself asks past the proxy.
  const platform = { ...started, origin: `http://localhost:${port}` };
  return {
    ...{ platform, proxy, owner: await claimPlatform(platform) },
    async close() {
      await proxy.close();
      await platform.stop();
    },
  };
}

async function openLaneFromAfar({ owner }: Behind, { device }: StandingTerminal): Promise<void> {
  const body = { kind: 'open-lane', lane: 'lane-1', reason: 'a parcel' } as const;
  const { id } = await owner(deviceRoutes.command, { params: { id: device as DeviceId }, body });
  await vi.waitFor(async () => {
    expect(await owner(deviceRoutes.oneCommand, { params: { id } })).toMatchObject({ phase: 'done' });
  }, patience);
}

describe('behind a proxy that lets no channel through', () => {
  let behind: Behind;
  let standing: StandingTerminal;
  beforeAll(async () => {
    behind = await behindProxy({ letsUpgrade: false });
    standing = await standAt(behind.owner, behind.proxy.origin);
  });
  afterAll(async () => {
    await standing?.close();
    await behind?.close();
  });

  test('a terminal asks again and again instead, and loses nothing', async () => {
    expect(behind.proxy.upgrades()).toBeGreaterThan(0);
    await openLaneFromAfar(behind, standing);
    await vi.waitFor(async () => expect(await countThere(behind.owner)).toBe(1), patience);
    expect(await linkOf(standing.admin)).toMatchObject({ state: 'connected', problem: null });
    expect(behind.proxy.asked.some((path) => path.startsWith('/link/'))).toBe(true);
  });
});

describe('over TLS with an authority of the site’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-ca-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  let behind: Behind;
  let standing: StandingTerminal | undefined;
  beforeAll(async () => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const made = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
    ];
    execFileSync('openssl', [...made, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    behind = await behindProxy({ letsUpgrade: true, tls: { cert, key } });
  });
  afterAll(async () => {
    await standing?.close();
    await behind?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a terminal that was not told of it reaches nobody, and says so while it is joining', async () => {
    const place = await newPlace();
    const terminal = await startTerminal(place, '--join', behind.proxy.origin);
    const admin = await claimTerminal(terminal);
    await vi.waitFor(
      async () => expect(await linkOf(admin)).toMatchObject({ state: 'joining', problem: 'unreachable' }),
      patience,
    );
    expect(behind.proxy.asked).toEqual([]);
    await terminal.stop('SIGKILL');
    await place.remove();
  });

  test('one that was told joins, over a channel, and sends', async () => {
    standing = await standAt(behind.owner, behind.proxy.origin, { platform: { ca: cert } });
    expect(behind.proxy.upgrades()).toBeGreaterThan(0);
    await openLaneFromAfar(behind, standing);
    await vi.waitFor(async () => expect(await countThere(behind.owner)).toBe(1), patience);
  });
});
