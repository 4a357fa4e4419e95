import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPlainDatabase, plainFolders } from './plain-store.ts';

/** Lines that a first boot logs for each person that is known: 4,000 for 1,000, as a terminal of that size has. */
const linesPerPerson = 4;

/** @param people so that a small exercise is not overwritten by one boot */
export function bootLinesFor(people: number): number {
  return linesPerPerson * people;
}

/** What a new device writes when it starts: from the factory, and again after it was reset. */
export function firstBoot(folder: string, bootLines: number): void {
  const system = join(folder, plainFolders.system);
  mkdirSync(system, { recursive: true });
  writeFileSync(join(system, 'config.ini'), '[device]\nname=unnamed\n');
  openPlainDatabase(folder).close();
  for (let line = 0; line < bootLines; line++)
    appendFileSync(join(system, 'boot.log'), `[${line}] kernel: device ready\n`);
}
