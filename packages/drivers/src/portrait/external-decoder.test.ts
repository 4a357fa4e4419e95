import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration } from '@vedette/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { externalDecoder } from './external-decoder.ts';
import { parseExternalDecoder } from './external-decoder-config.ts';

const portrait = { encoding: 'wlt', bytes: Uint8Array.from({ length: 1_024 }, (_, at) => at % 256) } as const;
const never = new AbortController().signal;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-decoder-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A decoder that is this program of Node. */
function program(source: string, scheduler?: ManualScheduler) {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(path, source);
  const config = parseExternalDecoder({ command: process.execPath, args: [path], timeoutMs: 20_000 });
  return externalDecoder(config, scheduler);
}

const reads = `const pieces = []; for await (const piece of process.stdin) pieces.push(piece);
  const input = Buffer.concat(pieces);`;

describe('a decoder that is a program', () => {
  it('is given the photograph on its input, and answers with a picture', async () => {
    const decoder = program(`${reads} process.stdout.write(Buffer.concat([Buffer.from('BM'), input]));`);
    const decoded = await decoder.decode(portrait, never);
    expect(decoded?.encoding).toBe('bmp');
    expect(decoded?.bytes).toEqual(Uint8Array.of(0x42, 0x4d, ...portrait.bytes));
  });

  it.each([
    ['jpeg', 'ffd8ffe0'],
    ['png', '89504e470d0a1a0a00'],
  ])('may answer with a %s', async (encoding, bytes) => {
    const decoder = program(`process.stdout.write(Buffer.from('${bytes}', 'hex'));`);
    expect((await decoder.decode(portrait, never))?.encoding).toBe(encoding);
  });

  it.each([
    ['writes no picture', `process.stdout.write('<html>');`],
    ['writes nothing', ''],
    ['fails', `process.stdout.write('BM'); process.exitCode = 1;`],
    ['crashes', `process.kill(process.pid, 'SIGSEGV');`],
    [
      'writes without end',
      `for (;;) if (!process.stdout.write(Buffer.alloc(65536, 'BM'))) break;
      setInterval(() => process.stdout.write(Buffer.alloc(65536, 'BM')), 1);`,
    ],
    ['closes its input unread', 'process.stdin.destroy();'],
  ])('counts for nothing when it %s', async (_, source) => {
    expect(await program(source).decode(portrait, never)).toBeNull();
  });

  it('is ended with its children when its time is up', async () => {
    const scheduler = new ManualScheduler();
    const started = join(folder, 'started');
    const child = `setInterval(() => undefined, 1000)`;
    const decoder = program(
      `import { spawn } from 'node:child_process'; import { writeFileSync } from 'node:fs';
       const { pid } = spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' });
       writeFileSync(${JSON.stringify(started)}, String(pid)); ${child};`,
      scheduler,
    );
    const decoding = decoder.decode(portrait, never);
    while (!existsSync(started) || readFileSync(started, 'utf8') === '') await sleep(10);
    await scheduler.advance(duration(20_000));
    expect(await decoding).toBeNull();
    const grandchild = Number(readFileSync(started, 'utf8'));
    while (isRunning(grandchild)) await sleep(10);
  });

  it('is ended when nobody waits for it any more', async () => {
    const waiting = new AbortController();
    const decoding = program('setInterval(() => undefined, 1000);').decode(portrait, waiting.signal);
    waiting.abort();
    expect(await decoding).toBeNull();
  });

  it('is not asked about what is a picture already, nor after the end', async () => {
    const decoder = program(`process.stdout.write('BM');`);
    expect(await decoder.decode({ encoding: 'jpeg', bytes: portrait.bytes }, never)).toBeNull();
    expect(await decoder.decode(portrait, AbortSignal.abort())).toBeNull();
  });

  it('sees nothing of our environment', async () => {
    const decoder = program(`process.stdout.write('BM' + Object.keys(process.env).join());`);
    const decoded = await decoder.decode(portrait, never);
    expect(Buffer.from(decoded?.bytes ?? []).toString()).not.toMatch(/PATH|HOME|VEDETTE/);
  });

  it('that is not there counts for nothing', async () => {
    const config = parseExternalDecoder({ command: '/no/such/program' });
    expect(await externalDecoder(config).decode(portrait, never)).toBeNull();
  });
});

/** One that was killed, and that nobody has buried yet, does not run. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('the configuration of a decoder', () => {
  it.each([
    ['a relative path', { command: 'decode' }, 'portraitDecoder.command'],
    ['a detour', { command: '/opt/../bin/sh' }, 'portraitDecoder.command'],
    ['arguments that are no list', { command: '/a/b', args: '--x' }, 'portraitDecoder.args'],
    ['an argument with a zero', { command: '/a/b', args: ['a\0b'] }, 'portraitDecoder.args[0]'],
    ['a shell', { command: '/a/b', shell: true }, 'portraitDecoder.shell: this field is not known'],
    ['no time', { command: '/a/b', timeoutMs: 0 }, 'portraitDecoder.timeoutMs'],
  ])('is refused with %s', (_, value, message) => {
    expect(() => parseExternalDecoder(value)).toThrow(message);
  });
});
