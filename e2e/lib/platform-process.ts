import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/platform/src/main.ts', import.meta.url));
const startDeadline = 120_000;

export interface PlatformProcess {
  readonly origin: string;
  readonly port: number;
  readonly console: string;
  /** Until it is claimed. */
  readonly code: string | null;
  readonly folder: string;
  printed(): string;
  stop(): Promise<void>;
}

interface Ready {
  readonly origin: string;
  readonly port: number;
  readonly console: string;
  readonly code: string | null;
}

/** Starts the real platform on its own PostgreSQL, in a folder of its own that goes with it. */
export async function startPlatform(...args: readonly string[]): Promise<PlatformProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'vedette-platform-'));
  const child = spawn(
    process.execPath,
    ['--conditions=@vedette/source', main, '--data', join(folder, 'data'), '--port', '0', ...args],
    {
      env: { ...process.env, VEDETTE_PLATFORM_KEY_FILE: join(folder, 'key') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const readyIn = (): Ready | null => {
    const line = /^vedette-ready (\{.*\})$/m.exec(text)?.[1];
    return line === undefined ? null : (JSON.parse(line) as Ready);
  };
  let ready = readyIn();
  for (const until = Date.now() + startDeadline; ready === null && Date.now() < until; ready = readyIn()) {
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (ready === null) throw new Error(`The platform did not start:\n${text}`);
  return {
    ...ready,
    folder,
    printed: () => text,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
