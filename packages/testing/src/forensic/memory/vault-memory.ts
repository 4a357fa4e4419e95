import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@vedette/domain';
import { createWithKeeper, deviceShareFile, fileKeeper, openTerminalVault } from '@vedette/vault';
import { findRings } from '../attack/find-rings.ts';
import { deviceSharesIn, scalarsIn } from '../attack/shares.ts';
import { countKeyCopies, type KeyCopies } from './key-copies.ts';
import { useVault } from './use-vault.ts';
import { watchProcess } from './watched-process.ts';

const program = join(import.meta.dirname, 'vault-holder.ts');

export interface VaultMemory {
  /** Keys that are looked for: the root, the device's share, everything in the ring. */
  readonly keys: number;
  /** While it is open: the control, which must find them. */
  readonly open: KeyCopies;
  readonly locked: KeyCopies;
}

/** Looks into a process that has a vault open, and into one that had and has locked it. */
export async function vaultMemory(): Promise<VaultMemory> {
  const place = mkdtempSync(join(tmpdir(), 'vedette-memory-'));
  const folder = join(place, 'device');
  const keeperFile = join(place, 'keeper', 'keeper.share');
  try {
    for (const each of [folder, join(place, 'keeper')]) mkdirSync(each, { mode: 0o700 });
    const keys = await makeVault(folder, keeperFile);
    const copies = (how: 'open' | 'locked'): Promise<KeyCopies> =>
      watchProcess(program, [folder, keeperFile, how], (pid) => countKeyCopies(pid, keys));
    return {
      keys: keys.length,
      open: await copies('open'),
      locked: await copies('locked'),
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** A vault with keys of every kind; gives all that opens anything of it, as an attacker with both shares has them. */
async function makeVault(folder: string, keeperFile: string): Promise<readonly Buffer[]> {
  const [path, sharePath] = [join(folder, 'vault.keys'), join(folder, 'device.share')];
  const vault = openTerminalVault({
    path,
    share: deviceShareFile(sharePath),
    now: () => instant(Date.now()),
  });
  try {
    const keeper = fileKeeper({ path: keeperFile, outside: folder, mustExist: () => false });
    await createWithKeeper(vault.steps, keeper, 1);
    useVault(vault);
  } finally {
    vault.close();
  }
  const share = readFileSync(sharePath);
  const { rings } = findRings([readFileSync(path), share], scalarsIn(readFileSync(keeperFile)));
  const opened = rings.flatMap(({ root, named, privateKeys }) => [
    root,
    ...privateKeys,
    ...named.map(([, key]) => key),
  ]);
  return [...opened, ...deviceSharesIn(share).map((found) => found.share)];
}
