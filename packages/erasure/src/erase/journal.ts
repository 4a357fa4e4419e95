import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ErasureJournal, ErasurePlan } from '../port.ts';

/**
 * A journal in a file, which must not lie on what is erased. It holds for one target and one medium: another one
 * begins anew.
 */
export function fileJournal(path: string, { target, medium, bytes }: ErasurePlan): ErasureJournal {
  const about = JSON.stringify([target, medium.serial, medium.capacity, bytes]);
  return {
    async passes() {
      const text = await readFile(path, 'utf8').catch(() => '');
      const [first, second] = text.split('\n');
      const passes = Number(second);
      return first === about && Number.isInteger(passes) && passes > 0 ? passes : 0;
    },
    async passDone(pass) {
      await mkdir(dirname(path), { recursive: true });
      await writeDurably(path, `${about}\n${pass}\n`);
    },
    end: () => rm(path, { force: true }),
  };
}

async function writeDurably(path: string, text: string): Promise<void> {
  const next = `${path}.next`;
  const file = await open(next, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
}
