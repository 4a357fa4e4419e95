import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openSlotFolder, type SlotFolder } from './slot-folder.ts';
import { nextBoot, type Slot } from './slot-state.ts';

/**
 * Starts the release whose turn it is, again and again, and falls back by itself from one that does not become good.
 * It is the one part that no update replaces, so it is small and needs nothing from npm.
 *
 * `node boot.ts FOLDER SECONDS PROGRAM [ARGUMENTS…]`: the folder of updates, how long a release may be on trial, and
 * the program as it was delivered. A program that wants to be started anew leaves with `restartWanted`.
 */
export const restartWanted = 75;

interface Program {
  readonly file: string;
  readonly nodeArguments: readonly string[];
}

async function boot(
  folder: SlotFolder,
  trialMilliseconds: number,
  deliveredProgram: string,
  args: readonly string[],
): Promise<number> {
  for (;;) {
    const { slot, state } = nextBoot(folder.read());
    folder.write(state);
    const isTrial = state.trial !== null;
    const program =
      slot === null ? { file: deliveredProgram, nodeArguments: process.execArgv } : programIn(folder, slot);
    const { code, wasStopped } =
      program === null ? neverRan : await run(program, args, folder, isTrial ? trialMilliseconds : null);
    if (wasStopped) return code ?? 0;
    if (code === restartWanted) continue;
    // On trial every end is a failed start: the next look counts it. What is good ends as whoever started us wishes.
    if (folder.read().trial === null) return code ?? 1;
    await wait(500);
  }
}

/** What `release.json` of a release says is started; null when it says nothing that makes sense. */
function programIn(folder: SlotFolder, slot: Slot): Program | null {
  const root = folder.slot(slot);
  try {
    const { entry, node = [] } = JSON.parse(readFileSync(join(root, 'release.json'), 'utf8'));
    const file = resolve(root, String(entry));
    const isInside = file.startsWith(root + sep);
    return isInside && Array.isArray(node) ? { file, nodeArguments: node.map(String) } : null;
  } catch {
    return null;
  }
}

interface Run {
  /** Null when it was ended by a signal, or because its trial took too long. */
  readonly code: number | null;
  /** Somebody wants all of this to end. */
  readonly wasStopped: boolean;
}
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const neverRan: Run = { code: null, wasStopped: false };

function run(
  { file, nodeArguments }: Program,
  args: readonly string[],
  folder: SlotFolder,
  deadline: number | null,
): Promise<Run> {
  const child = spawn(process.execPath, [...nodeArguments, file, ...args], { stdio: 'inherit' });
  let wasStopped = false;
  const pass = (signal: NodeJS.Signals): void => {
    wasStopped = true;
    // A terminal sends Ctrl-C to the whole group: passing it on would make it look pressed twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  const watch =
    deadline === null ? undefined : setTimeout(() => folder.read().trial && child.kill('SIGKILL'), deadline);
  return new Promise((done) => {
    const ended = (code: number | null): void => {
      clearTimeout(watch);
      for (const signal of signals) process.off(signal, pass);
      done({ code, wasStopped });
    };
    child.once('exit', ended);
    child.once('error', () => ended(null));
  });
}

if (import.meta.main) {
  const [path = '', seconds = '', program = '', ...args] = process.argv.slice(2);
  process.exitCode = await boot(
    openSlotFolder(resolve(path)),
    Number(seconds) * 1000,
    resolve(program),
    args,
  );
}
