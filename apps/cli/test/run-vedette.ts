import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../src/program.ts';
import { openShell } from '../src/shell.ts';

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

/**
 * The same command without a process of its own, for the many that only say what is wrong or what they found: starting
 * Node would take longer than all of it.
 */
export async function vedetteHere(
  args: readonly string[],
  { input = '', environment }: RunOptions = {},
): Promise<Ended> {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const self = {
    env: { ...process.env, LC_ALL: '', LANG: 'C', ...environment },
    stdin: Readable.from(input.length === 0 ? [] : [Buffer.from(input)]),
    ...{ stdout: output, stderr: errors, exitCode: 0 },
  };
  const said = Promise.all([text(output), text(errors)]);
  await runCommandLine(openShell(self, args), args);
  output.end();
  errors.end();
  const [out, err] = await said;
  return { code: self.exitCode, output: out, errors: err };
}

/** Lines of JSON, parsed. */
export function jsonLines<T>(output: string): readonly T[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
