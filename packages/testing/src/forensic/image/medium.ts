import { constants, copyFileSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChanges } from './apply-changes.ts';
import { formatExt4 } from './format.ts';
import { mustRun, runTool } from './run-tool.ts';

/**
 * How a file system inside a file is worked on: by the kernel's loop device; by FUSE; or, where neither may be used,
 * in a folder beside it whose changes are carried into the image by `debugfs`.
 */
export type MediumWay = 'loop' | 'fuse' | 'debugfs';

/** A medium of a device: one file, with an ext4 in it. */
export interface Medium {
  readonly file: string;
  readonly way: MediumWay;
  /** Runs work with the medium mounted, and unmounts it whatever happens. Afterwards all is in the file. */
  inside<T>(work: (folder: string) => Promise<T>): Promise<T>;
  /** Every byte of it, allocated or not. */
  bytes(): Buffer;
  /** Another medium with the same bytes. */
  copyTo(file: string): Medium;
}

export interface NewMedium {
  readonly file: string;
  readonly mebibytes: number;
  /** Found out when absent. */
  readonly way?: MediumWay | undefined;
}

export async function makeMedium({ file, mebibytes, way }: NewMedium): Promise<Medium> {
  await formatExt4(file, { mebibytes, discard: false });
  return mediumOf(file, way ?? (await findWay(file)));
}

function mediumOf(file: string, way: MediumWay): Medium {
  return {
    file,
    way,
    inside: (work) => (way === 'debugfs' ? applyChanges(file, work) : mounted(file, way, work)),
    bytes: () => readFileSync(file),
    copyTo(target) {
      copyFileSync(file, target, constants.COPYFILE_FICLONE);
      return mediumOf(target, way);
    },
  };
}

async function findWay(file: string): Promise<MediumWay> {
  for (const way of ['loop', 'fuse'] as const)
    try {
      await mounted(file, way, async () => {});
      return way;
    } catch {
      // This machine, or this user, may not.
    }
  return 'debugfs';
}

async function mounted<T>(
  file: string,
  way: 'loop' | 'fuse',
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-medium-'));
  try {
    if (way === 'loop') await mustRun('mount', ['-t', 'ext4', '-o', 'loop,noatime', file, folder]);
    else await mustRun('fuse2fs', [file, folder]);
    try {
      return await work(folder);
    } finally {
      await unmount(folder);
    }
  } finally {
    // Not recursively: were it still mounted, that would delete what is on the medium.
    rmdirSync(folder);
  }
}

async function unmount(folder: string): Promise<void> {
  await runTool('sync', ['-f', folder]);
  const { ok } = await runTool('umount', [folder]);
  if (!ok) await mustRun('umount', ['-l', folder]);
}

/** For those who made a medium of a folder that goes. */
export function removeMedium({ file }: Medium): void {
  rmSync(file, { force: true });
}
