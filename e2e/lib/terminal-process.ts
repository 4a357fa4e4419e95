import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/terminal/src/main.ts', import.meta.url));

export interface TerminalProcess {
  readonly kiosk: string;
  readonly admin: string;
  /** `http://localhost:PORT` */
  readonly base: string;
  readonly code: string | null;
  readonly data: string;
  readonly keyFile: string;
  /** Everything it has printed. */
  printed(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface TerminalPlace {
  readonly folder: string;
  readonly data: string;
  readonly keyFile: string;
  remove(): Promise<void>;
}

/** A temporary folder for one terminal, its key beside its data. */
export async function newPlace(settings?: unknown): Promise<TerminalPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'vedette-e2e-'));
  const data = join(folder, 'data');
  const { mkdir } = await import('node:fs/promises');
  await mkdir(data, { mode: 0o700 });
  if (settings !== undefined) await writeFile(join(data, 'terminal.json'), JSON.stringify(settings));
  return {
    folder,
    data,
    keyFile: join(folder, 'key'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function spawnTerminal({ data, keyFile }: TerminalPlace, args: readonly string[]): ChildProcess {
  return spawn(
    process.execPath,
    ['--conditions=@vedette/source', main, '--data', data, '--port', '0', ...args],
    {
      env: { ...process.env, VEDETTE_KEY_FILE: keyFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

function listenTo(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  return () => text;
}

const startDeadline = 120_000;

/** Waits until the text holds what the pattern says. @throws Error with what was printed instead */
async function waitFor(
  printed: () => string,
  pattern: RegExp,
  child: ChildProcess,
): Promise<RegExpExecArray> {
  for (const until = Date.now() + startDeadline; Date.now() < until; ) {
    const found = pattern.exec(printed());
    if (found !== null) return found;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The terminal did not start:\n${printed()}`);
}

/** Starts the real terminal process and waits for its links. */
export async function startTerminal(
  place: TerminalPlace,
  ...args: readonly string[]
): Promise<TerminalProcess> {
  const child = spawnTerminal(place, args);
  const printed = listenTo(child);
  const [, kiosk = '', admin = ''] = await waitFor(
    printed,
    /(http\S+\/kiosk\/\S+)[\s\S]*?(http\S+\/admin\/)[\s\S]*密钥/,
    child,
  );
  return {
    kiosk,
    admin,
    base: new URL(admin).origin,
    code: /Code\s+\S+\s+(\S+)/.exec(printed())?.[1] ?? null,
    ...place,
    printed,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

/** Starts a terminal that is meant to fail; gives its exit code and what it said. */
export async function failToStart(
  place: TerminalPlace,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawnTerminal(place, []);
  const printed = listenTo(child);
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said: printed() };
}
