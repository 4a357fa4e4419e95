import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KeeperScalar } from '../attack/shares.ts';
import { FlashModel, flashPageBytes } from '../flash/flash-model.ts';
import { writeImage } from '../flash/write-image.ts';
import { type Medium, type MediumWay, makeMedium } from '../image/medium.ts';
import { nightAfter } from './calendar.ts';
import { FileHoard } from './file-hoard.ts';
import { type InsideFigure, openInside } from './inside.ts';
import { liveDay, type SetClock, sleepAfter } from './live.ts';
import { PageHoard } from './page-hoard.ts';
import { peelStore } from './peel.ts';
import type { Plan } from './plan.ts';
import { openTerminal, places, scalarsOf, storeKeyOn } from './terminal.ts';

export interface TerminalRun {
  readonly folder: string;
  readonly plan: Plan;
  readonly mebibytes: number;
  readonly way?: MediumWay | undefined;
  /** Of the flash below the medium. */
  readonly spare: number;
  readonly onDay?: ((day: number) => void) | undefined;
}

/** A sentinel after its days, with everything that somebody may have of it. */
export interface LivedTerminal {
  readonly medium: Medium;
  /** Where the keeper's share lies: another medium. */
  readonly keeper: string;
  readonly inside: readonly InsideFigure[];
  /** What flash has kept of the medium: every version of its pages, day by day. */
  readonly flash: FlashModel;
  /** Every version of every page of the two files, without their cipher. */
  readonly peeled: PageHoard;
  /** Every version of every other file: shares, key files. */
  readonly files: FileHoard;
  /** Shares of the keeper: every one that ever was, and those that it has not destroyed. */
  readonly scalars: { readonly ever: readonly KeeperScalar[]; readonly left: readonly KeeperScalar[] };
  readonly backup: Backup;
  /** The last day, on which the clock stands. */
  readonly clock: SetClock;
}

/** A copy of the medium from the middle of the time, with all stale versions that there were by then. */
export interface Backup {
  readonly image: Buffer;
  readonly peeled: Buffer;
  readonly files: readonly Buffer[];
}

/** What is taken down on the way. */
interface Watch {
  readonly run: TerminalRun;
  readonly keeper: string;
  readonly clock: SetClock;
  readonly peeled: PageHoard;
  readonly files: FileHoard;
  readonly scalars: KeeperScalar[];
}

/**
 * Days of a real store on a medium of its own: switched on in the morning, off at night. Each evening, before anything
 * is forgotten, and each night after it, all is taken down as by an attacker who never loses a page.
 */
export async function runTerminal(run: TerminalRun): Promise<LivedTerminal> {
  const { folder, plan, mebibytes, way } = run;
  const keeper = join(folder, 'keeper');
  mkdirSync(keeper, { mode: 0o700 });
  const medium = await makeMedium({ file: join(folder, 'ours.img'), mebibytes, way });
  const flash = new FlashModel(Math.floor(medium.bytes().length / flashPageBytes), run.spare);
  const clock: SetClock = { at: nightAfter(-1) };
  const watch: Watch = { run, keeper, clock, peeled: new PageHoard(), files: new FileHoard(), scalars: [] };
  let before: Buffer | undefined;
  let backup: Backup = { image: Buffer.alloc(0), peeled: Buffer.alloc(0), files: [] };
  for (let day = 0; day < plan.days; day++) {
    run.onDay?.(day);
    await medium.inside((mounted) => dayOn(mounted, day, watch));
    const image = medium.bytes();
    writeImage(flash, image, before);
    before = image;
    if (day === Math.floor(plan.days / 2))
      backup = { image, peeled: watch.peeled.bytes(), files: watch.files.all() };
  }
  const inside = await medium.inside((mounted) => openedInside(mounted, watch));
  const { peeled, files } = watch;
  const scalars = { ever: watch.scalars, left: scalarsOf(keeper) };
  return { medium, keeper, inside, flash, peeled, files, scalars, backup, clock };
}

async function dayOn(mounted: string, day: number, watch: Watch): Promise<void> {
  const { run, keeper, clock } = watch;
  const terminal = await openTerminal({ medium: mounted, keeper, now: () => clock.at });
  try {
    await liveDay(terminal.store, run.plan, day, clock);
    takeDown(mounted, watch);
    await sleepAfter(terminal.store, day, clock);
    takeDown(mounted, watch);
    await terminal.rekey();
    takeDown(mounted, watch);
  } finally {
    await terminal.close();
  }
}

function takeDown(mounted: string, { keeper, peeled, files, scalars }: Watch): void {
  for (const file of peelStore(places.data(mounted), storeKeyOn(mounted))) peeled.add(file);
  files.addFrom(mounted);
  scalars.push(...scalarsOf(keeper));
}

async function openedInside(
  mounted: string,
  { run, keeper, clock }: Watch,
): Promise<readonly InsideFigure[]> {
  const terminal = await openTerminal({ medium: mounted, keeper, now: () => clock.at });
  try {
    return await openInside(terminal.store, run.plan);
  } finally {
    await terminal.close();
  }
}
