import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { deviceGrade, instant, VedetteError } from '@vedette/domain';
import { openEraser } from '@vedette/erasure';
import { defaultKeyFile, fileKeySource, openTerminalStore, passageIds } from '@vedette/store';
import { ownVersion } from '../updates/own-version.ts';
import { keyFilesBeside } from './key-files.ts';
import { plantCanaries } from './plant-canaries.ts';
import { resumeErasing } from './resume.ts';
import { retire } from './retire.ts';

/** Milliseconds for the hunt for keys on each medium. */
const huntTime = 20_000;
const newSeed = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));
const now = () => instant(Date.now());

/** Retires the terminal of a data folder that does not run; nobody witnesses it. Gives what was done to its media. */
async function retireFolder(folder: string, keyFile: string) {
  const eraser = openEraser();
  // What a power cut has stopped goes on; nothing is opened any more.
  const resumed = await resumeErasing(eraser, folder, now);
  if (resumed !== null) return resumed;
  const keySource = fileKeySource(keyFile, folder);
  const store = await openTerminalStore({ folder, keySource, now, worker: false });
  const newId = passageIds(now, await store.upkeep.lastSeenAt());
  const terminal = {
    ...{ folder, keyFiles: keyFilesBeside(keyFile), software: ownVersion(), now },
    plant: () => plantCanaries({ store, newId, now }, newSeed()),
    samples: () => store.vault.samples(),
    stopLanes: async () => undefined,
    async emptyVault() {
      const { generation } = await store.vault.look();
      await store.vault.destroy();
      return generation;
    },
    letGo: () => store.close(),
  };
  return (await retire({ terminal, eraser, huntTime, told: () => undefined }, null)).media;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  if (values.data === undefined) throw new VedetteError('input-invalid', 'caller', { at: '--data' });
  const folder = resolve(values.data);
  const media = await retireFolder(folder, defaultKeyFile(folder, process.env));
  const grade = deviceGrade(media);
  process.stdout.write(values.json ? `${JSON.stringify({ grade, media })}\n` : `${grade}\n`);
  process.exitCode = grade === 'failed' ? 1 : 0;
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(70);
});
