import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { Scheduler } from '../common/scheduler.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import type { ExternalDecoderConfig } from './external-decoder-config.ts';
import type { EncodedPortrait, PortraitDecoder } from './portrait-decoder.ts';

/**
 * A program that reads the encoded photograph (1,024 bytes) from its standard input and writes a JPEG, PNG
 * or BMP to its standard output. It may be slow, crash, or write without end: it is given the timeout and
 * the bytes of its configuration, and is then killed with all its children.
 */
export function externalDecoder(
  config: ExternalDecoderConfig,
  scheduler: Scheduler = systemScheduler,
): PortraitDecoder {
  return {
    async decode({ encoding, bytes }, signal) {
      if (encoding !== 'wlt' || signal.aborted) return null;
      const output = await run(config, bytes, signal, scheduler).catch(() => null);
      return output === null ? null : pictureOf(output);
    },
  };
}

/** What the program wrote; null unless it ended well within its bounds. */
function run(
  config: ExternalDecoderConfig,
  input: Uint8Array,
  signal: AbortSignal,
  scheduler: Scheduler,
): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const { command, args, timeout, maxBytes } = config;
    const child = spawn(command, args, {
      ...{ cwd: dirname(command), env: {}, shell: false, detached: true },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const pieces: Buffer[] = [];
    let size = 0;
    const end = (output: Buffer | null): void => {
      cancel();
      signal.removeEventListener('abort', stop);
      if (output === null) kill(child);
      resolve(output);
    };
    const stop = (): void => end(null);
    const cancel = scheduler.after(timeout, stop);
    signal.addEventListener('abort', stop, { once: true });
    child.on('error', stop);
    child.on('close', (code) => end(code === 0 ? Buffer.concat(pieces) : null));
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > maxBytes) stop();
      else pieces.push(piece);
    });
    // A program that does not read to the end is judged by what it writes.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** The whole group, so that a wrapper's children do not live on. */
function kill({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

const beginnings = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['bmp', [0x42, 0x4d]],
] as const;

function pictureOf(bytes: Uint8Array): EncodedPortrait | null {
  const found = beginnings.find(([, begin]) => begin.every((byte, index) => bytes[index] === byte));
  return found === undefined ? null : { encoding: found[0], bytes: Uint8Array.from(bytes) };
}
