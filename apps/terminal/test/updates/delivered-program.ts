import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { restartWanted } from '../../src/updates/boot.ts';
import { installUpdate } from '../../src/updates/install-update.ts';
import { openSlotFolder } from '../../src/updates/slot-folder.ts';

/**
 * Stands for the terminal as it was delivered: updates itself to a release, and is cut off at one step, once, together
 * with whoever started it, as by a power cut.
 * Arguments: folder of updates, origin, trusted root, version, hash, step.
 */
const [path = '', origin = '', trustedRoot = '', version = '', target = '', cutAt = ''] =
  process.argv.slice(2);
const slots = openSlotFolder(path);
appendFileSync(join(path, 'runs.log'), 'delivered\n');

function cutOff(): void {
  const mark = join(path, 'was-cut');
  if (existsSync(mark)) return;
  writeFileSync(mark, '');
  process.kill(process.ppid, 'SIGKILL');
  process.kill(process.pid, 'SIGKILL');
}

if (slots.read().fellBack?.version === version) process.exit(3);
await installUpdate(
  { slots, source: { origin, trustedRoot }, reached: (step) => step === cutAt && cutOff() },
  { version, target },
);
process.exit(restartWanted);
