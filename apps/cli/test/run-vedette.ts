import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Absolute path of a file of the project, given from its root folder. */
export const projectPath = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface RunOptions {
  /** Given on standard input. */
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Begins the real command, as `npx vedette` would; in English unless told otherwise. */
export function beginVedette(args: readonly string[], { environment }: RunOptions = {}): ChildProcess {
  return spawn(
    process.execPath,
    ['--conditions=@vedette/source', projectPath('apps/cli/src/main.ts'), ...args],
    { env: { ...process.env, LC_ALL: '', LANG: 'C', ...environment }, stdio: 'pipe' },
  );
}

export async function vedette(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = beginVedette(args, options);
  child.stdin?.end(options.input ?? '');
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('No pipes');
  const [output, errors, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'close')]);
  return { code, output, errors };
}

/** Lines of JSON, parsed. */
export function jsonLines<T>(output: string): readonly T[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
