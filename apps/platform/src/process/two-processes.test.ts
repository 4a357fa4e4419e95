import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { instant, type OrganisationId } from '@vedette/domain';
import { type AlarmCause, openPlatformStore, type PlatformStore } from '@vedette/store/platform';
import { testDatabaseUrl } from '@vedette/store/test/platform/test-database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { password } from '../../test/platform-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'vedette-two-'));
const children: ChildProcess[] = [];
let url: string;
let store: PlatformStore;

interface Ready {
  readonly child: ChildProcess;
  readonly base: string;
  readonly code: string | null;
}

async function start(): Promise<Ready> {
  const data = join(folder, `data-${children.length}`);
  mkdirSync(data);
  writeFileSync(join(data, 'platform.json'), JSON.stringify({ inwardNetworks: ['127.0.0.0/8'] }));
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const args = ['--conditions=@vedette/source', main, '--data', data, '--port', '0'];
  const env = { ...process.env, DATABASE_URL: url, VEDETTE_PLATFORM_KEY_FILE: join(folder, 'key') };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    if (!line.startsWith('vedette-ready ')) continue;
    const { port, code } = JSON.parse(line.slice('vedette-ready '.length)) as {
      port: number;
      code: string | null;
    };
    return { child, base: `http://localhost:${port}`, code };
  }
  throw new Error('it ended before it was ready');
}

beforeAll(async () => {
  url = await testDatabaseUrl();
  store = await openPlatformStore({ url });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A receiver that remembers what it was told, by the id of the event. */
async function receiver(slow: number) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    heard.push(String(request.headers['webhook-id']));
    setTimeout(() => response.writeHead(204).end(), slow);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

async function signedIn({ base }: Ready, path: string, body: unknown): Promise<string> {
  const answer = await fetch(`${base}${path}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Until something is so; the test's own time is the limit. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}

it('shares sessions, news and work between two processes; the end of one loses nothing', {
  timeout: 120_000,
}, async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect(one.code).toBe(other.code);
  const claim = { code: other.code, name: 'owner', password, organisation: 'Works', site: 'Gate' };
  const cookie = await signedIn(one, '/api/claim', claim);
  const ask = (of: Ready, path: string, body?: unknown) =>
    fetch(`${of.base}${path}`, {
      headers: { cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
  const welcome = (await (await ask(other, '/api/welcome')).json()) as {
    session: { organisation: OrganisationId };
  };
  const { organisation } = welcome.session;

  // What happens at one is seen by whoever looks at the other.
  const live = await ask(other, '/api/live');
  const seen: string[] = [];
  const reading = (async () => {
    for await (const part of live.body?.pipeThrough(new TextDecoderStream()) ?? []) seen.push(part);
  })().catch(() => undefined);
  const cause = {
    ...{ organisation, site: null, location: null, device: null, kind: 'forced', severity: 'critical' },
    ...{ isStanding: false, figures: {}, record: null },
  } as const satisfies AlarmCause;
  const raised = await store.alarms.raise(cause, instant(Date.now()), null);
  const acknowledged = await ask(one, `/api/alarms/${raised?.alarm.id}/acknowledgement`, { note: null });
  expect(acknowledged.status).toBe(200);
  await until(() => seen.join('').includes('"what":"changed"'));

  // Both make deliveries; one is killed in the middle of it.
  const target = await receiver(150);
  const channel = {
    ...{ kind: 'webhook', url: target.url, name: 'target', events: ['alarm.raised'], severity: 'info' },
    ...{ places: null, language: 'en', isActive: true },
  };
  expect((await ask(one, '/api/channels', channel)).status).toBe(200);
  const events = Array.from({ length: 60 }, (_, n) => `event-${n}`);
  for (const id of events)
    await store.deliveries.publish(
      {
        ...{ id, type: 'alarm.raised', organisation, location: null, severity: 'info' },
        ...{ at: instant(Date.now()), data: {} },
      },
      instant(Date.now()),
    );
  await until(() => target.heard.length > 5);
  one.child.kill('SIGKILL');
  await once(one.child, 'exit');
  // What the dead one had in hand is held for a minute; a test does not wait that long.
  await store.database.pool.query(
    `update delivery set next_at = now() where state = 'waiting' and attempts = 0 and next_at > now()`,
  );
  await until(() => events.every((id) => target.heard.includes(id)));

  // Who was signed in at the dead one goes on at the other.
  const after = (await (await ask(other, '/api/welcome')).json()) as { session: unknown };
  expect(after.session).not.toBeNull();
  const { isWhole } = (await (await ask(other, '/api/audit/verification')).json()) as { isWhole: boolean };
  expect(isWhole).toBe(true);
  other.child.kill('SIGTERM');
  expect(await once(other.child, 'exit')).toEqual([0, null]);
  await reading;
});
