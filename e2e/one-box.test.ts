import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type AdminClient, claimTerminal } from './lib/admin-client.ts';
import { countThere, linkOf, untilConnected } from './lib/joined-terminal.ts';
import { claimPlatform, type PlatformOwner } from './lib/platform-owner.ts';
import type { PlatformProcess } from './lib/platform-process.ts';
import type { TerminalProcess } from './lib/terminal-process.ts';

const main = fileURLToPath(new URL('../apps/cli/src/main.ts', import.meta.url));
const patience = { timeout: 120_000, interval: 300 };

let folder: string;
let box: ChildProcess;
let printed = '';
let admin: AdminClient;
let owner: PlatformOwner;

/** What the box has printed: links and codes of platform and terminal. */
function linksIn(text: string) {
  const [, console, platformCode] = /(http\S+)\/console\/\s+\S+\s+(\w{10})/.exec(text) ?? [];
  const [, kiosk, base, code] =
    /(http\S+\/kiosk\/\S+)[\s\S]*?(http\S+)\/admin\/[\s\S]*?Code\s+\S+\s+(\w+)/.exec(text) ?? [];
  if (console === undefined || kiosk === undefined || base === undefined) throw new Error(text);
  return { console, platformCode: platformCode ?? null, kiosk, base, code: code ?? null };
}

/** The platform's own process, child of the box. */
function platformPid(): number {
  const all = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n');
  const line = all.find((each) => each.includes('apps/platform/src/main.ts') && each.includes(folder));
  return Number(line?.trim().split(/\s+/)[0] ?? 0);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vedette-box-'));
  const args = ['start', '--data', join(folder, 'data'), '--port', '0', '--demo'];
  const environment = { XDG_STATE_HOME: join(folder, 'state'), LANG: 'C', LC_ALL: '' };
  box = spawn(process.execPath, ['--conditions=@vedette/source', main, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [box.stdout, box.stderr])
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  await vi.waitFor(() => expect(printed).toMatch(/\/admin\/[\s\S]*密钥/), patience);
  const { base, code, console, platformCode } = linksIn(printed);
  admin = await claimTerminal({ base, code } as TerminalProcess);
  owner = await claimPlatform({ origin: console, code: platformCode } as PlatformProcess);
}, 180_000);

afterAll(async () => {
  if (box?.exitCode === null) box.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

test('is joined from the start, and the morning that it plays arrives on its platform', async () => {
  await untilConnected(admin);
  await vi.waitFor(async () => expect(await countThere(owner)).toBeGreaterThan(0), patience);
  expect(await linkOf(admin)).toMatchObject({ awaitsKey: false, problem: null });
}, 180_000);

test('keeps its door when the platform is killed, and has it back soon', async () => {
  const before = platformPid();
  process.kill(before, 'SIGKILL');
  await vi.waitFor(async () => expect((await linkOf(admin)).state).toBe('connecting'), patience);
  expect((await admin.call('GET', '/api/lanes')).status).toBe(200);
  await vi.waitFor(() => expect([0, before]).not.toContain(platformPid()), patience);
  await vi.waitFor(
    async () => {
      await admin.call('POST', '/api/platform/retry');
      expect((await linkOf(admin)).state).toBe('connected');
    },
    { ...patience, interval: 3_000 },
  );
}, 300_000);

test('stops both cleanly', async () => {
  const over = once(box, 'exit');
  box.kill('SIGINT');
  expect(await over).toEqual([0, null]);
  expect(platformPid()).toBe(0);
}, 60_000);
