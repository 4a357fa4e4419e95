import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface ToolRun {
  readonly ok: boolean;
  readonly seconds: number;
  /** The last 2,000 characters of what it complained about. */
  readonly complaint: string;
}

export interface ToolOptions {
  readonly timeoutMs?: number | undefined;
  readonly cwd?: string | undefined;
  /** Takes what it prints; thrown away when absent. */
  readonly onOutput?: ((bytes: Buffer) => void) | undefined;
}

const usualTimeoutMs = 60_000;
/** Administrators' programs are not on every user's path. */
const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];

/** Where a program lies; null when it is not installed. */
export function toolPath(name: string): string | null {
  for (const folder of folders) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this one.
    }
  }
  return null;
}

/** Runs a program to its end, without a shell and for a bounded time. Never rejects. */
export function runTool(name: string, args: readonly string[], options: ToolOptions = {}): Promise<ToolRun> {
  const start = performance.now();
  const { timeoutMs: timeout = usualTimeoutMs, cwd, onOutput } = options;
  const path = toolPath(name);
  const seconds = (): number => (performance.now() - start) / 1000;
  if (path === null) return Promise.resolve({ ok: false, seconds: 0, complaint: `${name} is not installed` });
  return new Promise((resolve) => {
    const stdio = ['ignore', onOutput === undefined ? 'ignore' : 'pipe', 'pipe'] as const;
    const env = { ...process.env, LC_ALL: 'C' };
    // In a group of its own: some tools are scripts, and what they started must not outlive them.
    const child = spawn(path, args, { stdio: [...stdio], detached: true, env, cwd });
    const late = setTimeout(() => endGroup(child.pid), timeout);
    let complaint = '';
    child.stdout?.on('data', (bytes: Buffer) => onOutput?.(bytes));
    child.stderr?.on('data', (bytes: Buffer) => {
      complaint = `${complaint}${bytes}`.slice(-2000);
    });
    const ended = (ok: boolean, why: string): void => {
      clearTimeout(late);
      resolve({ ok, seconds: seconds(), complaint: why });
    };
    child.on('error', (error) => ended(false, error.message));
    child.on('close', (code) => ended(code === 0, complaint.trim()));
  });
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

/** The same for a program that must succeed. @throws Error with what it complained about */
export async function mustRun(
  name: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<void> {
  const { ok, complaint } = await runTool(name, args, options);
  if (!ok) throw new Error(`${name} ${args.join(' ')}: ${complaint === '' ? 'failed' : complaint}`);
}
