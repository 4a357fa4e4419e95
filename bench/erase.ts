/**
 * How fast a medium is cleared, beside plain sequential writing of the same bytes.
 *
 *   node --conditions=@vedette/source bench/erase.ts [--mib 2048] [--rounds 3] [--folder DIR] [--json]
 *
 * Both write the same image in place, in the same run, in turns: `plain` writes one buffer of 4 MiB again and again,
 * the clearing writes two passes of AES-128-CTR; both have their bytes on the medium every 64 MiB and at the end. The
 * rate of each round is compared with that of its own round; the median counts, since the disk is shared.
 * `clearOfPlain` is the writing of both passes; `readBackMiBs` is the reading of all of it, past the page cache where
 * the file system lets it, with every byte compared and 64 canaries and 64 pieces of old ciphertext looked for.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { clearing, huntRate, newImage, plainWriting } from './erase/measure.ts';
import { report } from './lib/report.ts';
import { median } from './lib/statistics.ts';

function wholeNumber(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`--${name} is a whole number from 1`);
  return value;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      mib: { type: 'string', default: '2048' },
      rounds: { type: 'string', default: '3' },
      folder: { type: 'string', default: tmpdir() },
      json: { type: 'boolean', default: false },
    },
  });
  const bytes = wholeNumber(values.mib, 'mib') * 1024 * 1024;
  const folder = mkdtempSync(join(values.folder, 'vedette-bench-erase-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('SIGINT', () => {
    remove();
    process.exit(130);
  });
  try {
    const path = await newImage(join(folder, 'medium.img'), bytes, randomBytes(32));
    const rounds = [];
    for (let round = 0; round < wholeNumber(values.rounds, 'rounds'); round += 1)
      rounds.push({ plain: await plainWriting(path, bytes), ...(await clearing(path, bytes)) });
    const figures = {
      ...{ mib: bytes / 1024 / 1024, rounds: rounds.length },
      plainMiBs: median(rounds.map(({ plain }) => plain)),
      clearMiBs: median(rounds.map(({ clear }) => clear)),
      clearOfPlain: median(rounds.map(({ plain, clear }) => clear / plain)),
      readBackMiBs: median(rounds.map(({ readBack }) => readBack)),
      readThroughCache: rounds.filter(({ isUncached }) => !isUncached).length,
      huntWindowsPerSecond: await huntRate(folder),
    };
    report({ bench: 'erase', figures, goals: [{ figure: 'clearOfPlain', atLeast: 0.8 }] }, values.json);
  } finally {
    remove();
  }
}

await main();
