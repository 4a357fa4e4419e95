import { setTimeout as pause } from 'node:timers/promises';
import type { RunCommand } from '../command/run-command.ts';
import type { ErasurePlan, MediumCommand } from '../port.ts';
import type { StepEnd, StepRecord } from './record-steps.ts';

const askEvery = 2_000;
/** The largest disks take about a day for what they do by themselves. */
const askedAtMost = 43_200;

/**
 * The medium's own means, one after the other. One that is missing or refused is noted and does not stop the rest:
 * what follows overwrites all of it anyway, and the report says what the medium did not do.
 */
export async function runMediumCommands(
  { commands, bytes }: ErasurePlan,
  record: StepRecord,
  run: RunCommand,
  signal?: AbortSignal,
): Promise<void> {
  const passes = new Map<string, number>();
  for (const command of commands) {
    signal?.throwIfAborted();
    const pass = (passes.get(command.means) ?? 0) + 1;
    passes.set(command.means, pass);
    await record.take({ means: command.means, pass }, () => endOf(command, bytes, run, signal));
  }
}

async function endOf(
  command: MediumCommand,
  bytes: number,
  run: RunCommand,
  signal?: AbortSignal,
): Promise<StepEnd> {
  const { program, args } = command;
  const detail = [program, ...args].join(' ').slice(0, 200);
  const end = await run(program, args, signal);
  if (end === null) return { outcome: 'not-offered', bytes: 0, detail: `no program ${program}` };
  if (end.code !== 0) return { outcome: isRefusal(end.output) ? 'not-offered' : 'failed', bytes: 0, detail };
  const isOver = await hasEnded(command, run, signal);
  return { outcome: isOver ? 'done' : 'failed', bytes: isOver ? bytes : 0, detail };
}

async function hasEnded({ program, until }: MediumCommand, run: RunCommand, signal?: AbortSignal) {
  if (until === undefined) return true;
  for (let asked = 0; asked < askedAtMost; asked += 1) {
    const answer = await run(program, until.args, signal);
    if (answer === null || answer.code !== 0) return false;
    if (until.isOver.test(answer.output)) return true;
    await pause(askEvery, undefined, { signal });
  }
  return false;
}

/** As the tools of media put it when a medium does not have a command. */
const isRefusal = (output: string): boolean =>
  /not supported|not implemented|unsupported|inappropriate ioctl|invalid opcode|invalid command|BLK(?:SEC)?DISCARD/i.test(
    output,
  );
