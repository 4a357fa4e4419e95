import { statSync } from 'node:fs';
import { join } from 'node:path';
import { duration, instant } from '@vedette/domain';
import {
  createWithKeeper,
  deviceShareFile,
  fileKeeper,
  type KeyDay,
  keyDay,
  openTerminalVault,
  rekeyWithKeeper,
  type TerminalVault,
  unlockWithKeeper,
} from '@vedette/vault';

export interface Site {
  readonly folder: string;
  readonly people: number;
  readonly days: number;
}

export const purposes = ['access', 'visitors', 'screening', 'attendance'] as const;
export const now = instant(Date.UTC(2022, 11, 6, 3));
export const today: KeyDay = keyDay('2022-12-06');
const day = 86_400_000;

const keyPath = (folder: string): string => join(folder, 'vault', 'keys');

const keeperOf = ({ folder }: Site) =>
  fileKeeper({ path: join(folder, 'usb', 'share'), outside: join(folder, 'vault'), mustExist: () => false });

function open({ folder }: Site): TerminalVault {
  const share = deviceShareFile(join(folder, 'vault', 'share'));
  return openTerminalVault({ path: keyPath(folder), share, now: () => now });
}

/** A vault with a key for everybody, and the keys of those days. */
export async function filledVault(site: Site) {
  const vault = open(site);
  const keeper = keeperOf(site);
  await createWithKeeper(vault.steps, keeper, 1);
  const plain = Buffer.alloc(1);
  for (let person = 0; person < site.people; person += 1) {
    const id = `01938f6e-0000-7000-8000-${String(person).padStart(12, '0')}`;
    vault.sealUnder({ kind: 'person', person: id }, plain, plain);
  }
  for (let back = 0; back < site.days; back += 1) {
    const date = keyDay(new Date(now - back * day).toISOString().slice(0, 10));
    for (const purpose of purposes) {
      vault.dayKey(purpose, date, [duration(day), duration(14 * day)]);
      vault.digest({ kind: 'index', purpose, day: date }, 'somebody');
    }
  }
  vault.flush();
  return {
    vault,
    keys: vault.steps.look().keys ?? 0,
    rekey: () => rekeyWithKeeper(vault.steps, keeper),
    bytes: () => statSync(keyPath(site.folder)).size,
  };
}

export async function openAgain(site: Site): Promise<TerminalVault> {
  const vault = open(site);
  await unlockWithKeeper(vault.steps, keeperOf(site));
  return vault;
}
