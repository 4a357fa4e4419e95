import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { holderKey } from './holder-key.ts';
import { countKeyCopies, type KeyCopies } from './key-copies.ts';
import { watchProcess } from './watched-process.ts';

const program = join(import.meta.dirname, 'key-holder.ts');

/** A process that keeps a key, and one that wiped it: the first must give it away, the second must not. */
export async function memoryControls(): Promise<{ readonly held: KeyCopies; readonly wiped: KeyCopies }> {
  return { held: await copiesOf('held'), wiped: await copiesOf('wiped') };
}

async function copiesOf(how: 'held' | 'wiped'): Promise<KeyCopies> {
  const seed = randomUUID();
  return watchProcess(program, [seed, how], (pid) => countKeyCopies(pid, [holderKey(seed)]));
}
