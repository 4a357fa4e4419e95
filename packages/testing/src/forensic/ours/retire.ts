import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEraser } from '@vedette/erasure';
import { trimAll, writeImage } from '../flash/write-image.ts';
import type { LivedTerminal } from './run-terminal.ts';

/** The folders of a sentinel of ours. */
const folders = ['data', 'state'] as const;
const nothingSought = { canaries: null, noted: [], samples: [], time: 0 } as const;

/**
 * Retires a lived terminal in the order of a real retirement: the keeper's share goes first, then every file is
 * overwritten twice, read back and deleted, and the medium is told that nothing on it is needed.
 * @returns what who takes the chip off gets afterwards @throws Error when the erasing failed
 */
export async function retireTerminal({ medium, keeper, flash, clock }: LivedTerminal): Promise<Buffer> {
  const before = medium.bytes();
  rmSync(keeper, { recursive: true });
  const eraser = openEraser();
  await medium.inside(async (mounted) => {
    for (const folder of folders) {
      const plan = await eraser.plan({ kind: 'folder', path: join(mounted, folder) });
      const { failure } = await eraser.erase(plan, {
        subject: nothingSought,
        journal: null,
        now: () => clock.at,
      });
      if (failure !== null) throw new Error(`the eraser failed: ${failure}`);
    }
  });
  writeImage(flash, medium.bytes(), before);
  trimAll(flash);
  return flash.chipOff();
}
