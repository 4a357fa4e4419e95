import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the tools of media lie; a PATH from outside has no say in what is run as root. */
const toolFolders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];
const outputAtMost = 4_000;

export interface CommandEnd {
  readonly code: number;
  /** Of both streams, as much as fits. */
  readonly output: string;
}

/** Runs one tool with fixed arguments and no shell; null when this machine does not have it. */
export type RunCommand = (
  program: string,
  args: readonly string[],
  signal?: AbortSignal,
) => Promise<CommandEnd | null>;

export const runCommand: RunCommand = async (program, args, signal) => {
  const path = await toolPath(program);
  if (path === null) return null;
  const child = spawn(path, [...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: toolFolders.join(':'), LC_ALL: 'C' },
    ...(signal === undefined ? {} : { signal }),
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString('latin1')).slice(0, outputAtMost);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
};

async function toolPath(program: string): Promise<string | null> {
  for (const folder of toolFolders) {
    const path = join(folder, program);
    if (await isProgram(path)) return path;
  }
  return null;
}

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
