import { lstat, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { searchKitSchema } from '@vedette/contract/platform';
import { type ErasureReport, erasureGrade } from '@vedette/domain';
import {
  type ErasurePlan,
  type ErasureProgress,
  type ErasureTarget,
  fileJournal,
  type HuntSubject,
  openEraser,
} from '@vedette/erasure';
import { exitCodes } from '../exit-codes.ts';
import { readJson } from '../input/read-json.ts';
import { CommandError } from '../output/command-error.ts';
import { fill } from '../output/fill.ts';
import { openProgress } from '../output/progress.ts';
import type { Shell } from '../shell.ts';

export interface EraseCommandOptions {
  readonly plan?: true;
  /** What a block device says of itself, so that no other one is erased by a slip. */
  readonly serial?: string;
  readonly kit?: string;
  readonly journal?: string;
  /** Seconds. */
  readonly hunt: number;
  readonly json?: true;
}

const kitBytes = 64_000;

/** Erases an image or a block device, and leaves with 1 when it is not as it must be. */
export async function eraseTarget(shell: Shell, path: string, options: EraseCommandOptions): Promise<void> {
  const eraser = openEraser();
  const plan = await eraser.plan(await targetAt(path));
  if (options.plan === true) return tellPlan(shell, plan, options);
  demandSerial(plan, options);
  const progress = openProgress(shell.errors, () => progressText(shell, last));
  let last: ErasureProgress | null = null;
  const report = await eraser.erase(plan, {
    subject: { ...(await kitOf(options)), noted: [], time: options.hunt * 1_000 },
    journal: options.journal === undefined ? null : fileJournal(options.journal, plan),
    now: shell.now,
    told(told) {
      last = told;
      void progress.tick();
    },
  });
  await progress.end();
  await tellReport(shell, report, options);
}

/** Only what is named is ever touched, and only as what it is. */
async function targetAt(path: string): Promise<ErasureTarget> {
  const found = await realpath(path)
    .then(lstat)
    .catch(() => null);
  if (found === null) throw new CommandError('not-found', path);
  if (found.isBlockDevice()) return { kind: 'device', path };
  if (found.isFile()) return { kind: 'image', path };
  throw new CommandError('no-medium', path);
}

function demandSerial({ target, medium }: ErasurePlan, { serial }: EraseCommandOptions): void {
  if (target.kind !== 'device') return;
  const expected = medium.serial ?? basename(target.path);
  if (serial !== expected) throw new CommandError('other-serial', `--serial ${expected}`);
}

async function kitOf({ kit }: EraseCommandOptions): Promise<Pick<HuntSubject, 'canaries' | 'samples'>> {
  if (kit === undefined) return { canaries: null, samples: [] };
  const parsed = searchKitSchema.safeParse(await readJson(kit, kitBytes));
  if (!parsed.success) throw new CommandError('no-document', kit);
  const { seed, count, purposes } = parsed.data.canaries;
  return {
    canaries: { seed: bytesOf(seed), count, purposes },
    samples: parsed.data.samples.map(({ known, nonce, ciphertext, tag }) => ({
      ...{ kind: 'record', associated: new Uint8Array(0), known: bytesOf(known), nonce: bytesOf(nonce) },
      ...{ ciphertext: bytesOf(ciphertext), tag: bytesOf(tag) },
    })),
  };
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

async function tellPlan(shell: Shell, plan: ErasurePlan, { json }: EraseCommandOptions): Promise<void> {
  const { medium, scope, bytes, commands, passes, limits } = plan;
  const steps = commands.map(({ program, args }) => [program, ...args].join(' '));
  if (json === true) return shell.output.json({ medium, scope, bytes, steps, passes, limits });
  const { erase: words } = shell.words;
  const name = [medium.kind, medium.maker, medium.model, medium.serial].filter((part) => part !== null);
  await shell.output.line(`${words.medium}: ${name.join(' ')}`);
  await shell.output.line(fill(words.passes, { passes, bytes }));
  for (const step of steps) await shell.output.line(`  ${step}`);
  for (const limit of limits) await shell.output.line(`  ! ${words.limits[limit]}`);
}

function progressText({ words }: Shell, progress: ErasureProgress | null): string {
  if (progress === null) return '';
  const percent = progress.of === 0 ? 0 : Math.floor((100 * progress.done) / progress.of);
  return `${words.erase.stage[progress.stage]} ${percent} %`;
}

async function tellReport(shell: Shell, report: ErasureReport, { json }: EraseCommandOptions): Promise<void> {
  const grade = erasureGrade(report);
  if (grade === 'failed') shell.leave(exitCodes.notAll);
  if (json === true) return shell.output.json({ grade, report });
  const { erase: words } = shell.words;
  await shell.output.line(words.grade[grade]);
  const { readBack, failure, limits } = report;
  if (failure !== null) await shell.output.line(`  ${failure}`);
  if (readBack !== null) await shell.output.line(`  ${fill(words.readBack, { ...readBack })}`);
  for (const limit of limits) await shell.output.line(`  ! ${words.limits[limit]}`);
}
