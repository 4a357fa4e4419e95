import { pointBytes, scalarBytes } from '../exchange/point.ts';
import { passphraseCost } from '../keeper/passphrase-keeper.ts';
import { type Forgetting, type KeeperKind, keeperKinds } from '../keeper/port.ts';
import { lifeAtMost, usesAtMost } from '../record/encapsulations.ts';
import { fileMagic, formatVersion, suiteNumber, vaultIdBytes } from './key-file/header.ts';
import { keyBytes } from './key-file/ring.ts';
import { deviceShareBytes, rootBytes } from './root.ts';

/** What is left of a share that each keeper has destroyed; a test holds the keepers to it. */
export const forgettingOf: Readonly<Record<KeeperKind, Forgetting>> = {
  file: 'as-its-medium',
  passphrase: 'when-changed',
  lan: 'as-its-medium',
  platform: 'for-good',
};

/** The constants that the statement on cryptographic erase is made of. */
export const vaultFacts = {
  format: { magic: fileMagic.toString('latin1'), version: formatVersion, suite: suiteNumber },
  bits: {
    key: keyBytes * 8,
    root: rootBytes * 8,
    deviceShare: deviceShareBytes * 8,
    scalar: scalarBytes * 8,
    vaultId: vaultIdBytes * 8,
  },
  pointBytes,
  encapsulation: { seals: usesAtMost, minutes: lifeAtMost / 60_000 },
  passphrase: passphraseCost,
  keepers: keeperKinds,
} as const;
