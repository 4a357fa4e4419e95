import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ErasureLimit, ErasureReport } from '@vedette/domain';
import { canaryWatch } from '../canaries/canary-watch.ts';
import type { RunCommand } from '../command/run-command.ts';
import { huntKeys } from '../key-hunt/hunt.ts';
import { type FolderFile, filesNamed, filesUnder } from '../medium/folder.ts';
import { type Piece, piecesOf } from '../overwrite/area.ts';
import { streamCipher } from '../overwrite/stream.ts';
import { openStreamMakers, type StreamMakers } from '../overwrite/stream-ahead.ts';
import { writePass } from '../overwrite/write-pass.ts';
import type { EraseOptions, ErasurePlan } from '../port.ts';
import { compareArea } from '../read-back/compare-area.ts';
import { runMediumCommands } from './medium-commands.ts';
import { faultWord, recordSteps, type StepRecord } from './record-steps.ts';
import { unlinkFiles, unlinkFolder } from './unlink-files.ts';

type Found = Pick<ErasureReport, 'readBack' | 'canaries' | 'hunt'>;
interface Work {
  readonly plan: ErasurePlan;
  readonly options: EraseOptions;
  readonly run: RunCommand;
  readonly files: readonly FolderFile[];
  readonly pieces: readonly Piece[];
  readonly record: StepRecord;
  readonly found: { -readonly [K in keyof Found]: Found[K] };
  readonly limits: Set<ErasureLimit>;
  readonly makers: StreamMakers;
}

/** Erases what was planned, reads it back, hunts; whatever happens, the report says so. */
export async function erase(
  plan: ErasurePlan,
  options: EraseOptions,
  run: RunCommand,
): Promise<ErasureReport> {
  const startedAt = options.now();
  const record = recordSteps(options.now);
  const found: Work['found'] = { readBack: null, canaries: null, hunt: null };
  const limits = new Set(plan.limits);
  const makers = openStreamMakers();
  const begun = { plan, options, run, record, found, limits, makers };
  const { failure, files } = await inTurn(begun).finally(() => makers.close());
  const bytes = files === null ? plan.bytes : files.reduce((sum, file) => sum + file.bytes, 0);
  return {
    ...{ medium: plan.medium, scope: plan.scope, bytes },
    files: plan.scope === 'files' ? (files ?? []).length : 0,
    ...{ steps: record.steps, ...found, limits: [...limits] },
    ...{ startedAt, endedAt: options.now(), failure },
  };
}

async function inTurn(
  begun: Omit<Work, 'files' | 'pieces'>,
): Promise<{ readonly failure: string | null; readonly files: readonly FolderFile[] | null }> {
  const { plan, options } = begun;
  let files: readonly FolderFile[] | null = null;
  let stage = 'open';
  try {
    files = await filesOf(plan);
    const work: Work = { ...begun, files, pieces: piecesOf(files) };
    const release = await claim(plan);
    try {
      stage = 'erase';
      const seed = await overwritten(work);
      stage = 'read-back';
      await readBack(work, seed);
      stage = 'hunt';
      await hunt(work);
      stage = 'unlink';
      await unlinked(work);
    } finally {
      await release();
    }
    await options.journal?.end();
    return { failure: null, files };
  } catch (cause) {
    return { failure: `${stage}: ${faultWord(cause)}`, files };
  }
}

async function filesOf({ target, bytes }: ErasurePlan): Promise<readonly FolderFile[]> {
  if (target.kind === 'folder') return filesUnder(target.path);
  return target.kind === 'files' ? filesNamed(target.paths) : [{ path: target.path, bytes }];
}

/** The kernel gives a block device to one exclusive holder: nothing of it can be mounted meanwhile. */
async function claim({ target }: ErasurePlan): Promise<() => Promise<void>> {
  if (target.kind !== 'device') return async () => {};
  const file = await open(target.path, constants.O_RDWR | constants.O_EXCL);
  return () => file.close();
}

/** @returns the seed of the last pass */
async function overwritten({ plan, options, run, pieces, record, makers }: Work): Promise<Uint8Array> {
  const { journal, signal, told } = options;
  // What nobody has the seed of any more cannot be compared: the last pass is always one of this run.
  const done = Math.min((await journal?.passes()) ?? 0, plan.passes - 1);
  if (done === 0) await runMediumCommands(plan, record, run, signal);
  const of = (plan.passes - done) * pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  let written = 0;
  let seed = randomBytes(32);
  for (let pass = done + 1; pass <= plan.passes; pass += 1) {
    seed = randomBytes(32);
    const wrote = (bytes: number): void => {
      written += bytes;
      told?.({ stage: 'erasing', done: written, of });
    };
    await record.take({ means: 'overwrite', pass }, async () => {
      const bytes = await writePass(pieces, seed, { makers, wrote, signal });
      return { outcome: 'done', bytes, detail: streamCipher };
    });
    await journal?.passDone(pass);
  }
  return seed;
}

async function readBack({ options, pieces, found, limits, makers }: Work, seed: Uint8Array): Promise<void> {
  const { subject, signal, told } = options;
  const watch = canaryWatch(subject);
  const of = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const compared = await compareArea(pieces, seed, {
    ...{ makers, signal },
    read(bytes, { at }) {
      if (at === 0) watch.breakOff();
      watch.look(bytes);
      done += bytes.length;
      told?.({ stage: 'reading-back', done, of });
    },
  });
  found.readBack = compared.readBack;
  found.canaries = watch.result();
  if (!compared.isUncached) limits.add('read-through-cache');
  if (subject.canaries === null) limits.add('no-canaries-planted');
}

async function hunt({ options, pieces, found, limits }: Work): Promise<void> {
  const { subject, signal, told } = options;
  if (subject.samples.length === 0) {
    limits.add('no-samples-to-try');
    return;
  }
  found.hunt = await huntKeys(pieces, {
    ...{ samples: subject.samples, time: subject.time, signal },
    told: (windows, of) => told?.({ stage: 'hunting', done: windows, of }),
  });
  if (found.hunt.windows < found.hunt.of) limits.add('hunt-out-of-time');
}

async function unlinked({ plan, files, record }: Work): Promise<void> {
  const { target } = plan;
  if (target.kind !== 'folder' && target.kind !== 'files') return;
  await record.take({ means: 'unlink', pass: 1 }, async () => {
    if (target.kind === 'folder') await unlinkFolder(target.path, files);
    else await unlinkFiles(files);
    return { outcome: 'done', bytes: 0, detail: null };
  });
}
