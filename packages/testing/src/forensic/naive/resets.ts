import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatExt4, overwriteWithZeros } from '../image/format.ts';
import type { Medium } from '../image/medium.ts';
import { bootLinesFor, firstBoot } from './first-boot.ts';
import { openPlainDatabase, plainFolders } from './plain-store.ts';
import { shredFolder } from './shred.ts';

/** What a maker, an owner or a recycler does to a terminal to "delete everything". */
export interface Reset {
  readonly name: string;
  readonly apply: (medium: Medium) => Promise<void>;
}

export const factoryReset = 'factory reset';

/** @param people how many the store knows, so that a small exercise is not overwritten by one boot */
export function resetsFor(people: number): readonly Reset[] {
  const bootLines = bootLinesFor(people);
  return [
    inDatabase('DELETE FROM', 'delete from staff; delete from inout'),
    inDatabase('DROP TABLE', 'drop table staff; drop table inout'),
    inDatabase(
      'DROP, VACUUM, checkpoint',
      'drop table staff; drop table inout; vacuum; pragma wal_checkpoint(truncate)',
    ),
    {
      name: 'rm -rf',
      apply: (medium) => medium.inside(async (folder) => remove(folder, [plainFolders.app])),
    },
    { name: factoryReset, apply: (medium) => resetToFactory(medium, bootLines) },
    { name: 'mkfs', apply: ({ file }) => formatExt4(file, { discard: false }) },
    {
      name: 'mkfs, first boot',
      async apply(medium) {
        await formatExt4(medium.file, { discard: false });
        await medium.inside(async (folder) => firstBoot(folder, bootLines));
      },
    },
    {
      name: 'secure_delete, rm -rf',
      apply: (medium) =>
        medium.inside(async (folder) => {
          change(folder, 'pragma secure_delete=on; delete from staff; delete from inout');
          remove(folder, [plainFolders.app]);
        }),
    },
    {
      name: 'shred every file',
      apply: (medium) =>
        medium.inside(async (folder) => {
          for (const one of Object.values(plainFolders)) shredFolder(join(folder, one));
        }),
    },
    { name: 'mkfs with discard', apply: ({ file }) => formatExt4(file, { discard: true }) },
    {
      name: 'zeros over all, mkfs',
      async apply({ file }) {
        overwriteWithZeros(file);
        await formatExt4(file, { discard: false });
      },
    },
  ];
}

function inDatabase(name: string, sql: string): Reset {
  return { name, apply: (medium) => medium.inside(async (folder) => change(folder, sql)) };
}

function change(folder: string, sql: string): void {
  const db = openPlainDatabase(folder);
  try {
    db.exec(sql);
    db.exec('pragma wal_checkpoint(truncate)');
  } finally {
    db.close();
  }
}

function remove(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
}

/** As the menu item does it: everything deleted, then the device starts as if it were new. */
async function resetToFactory(medium: Medium, bootLines: number): Promise<void> {
  await medium.inside(async (folder) => remove(folder, Object.values(plainFolders)));
  await medium.inside(async (folder) => firstBoot(folder, bootLines));
}
