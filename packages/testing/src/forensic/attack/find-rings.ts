import { type FoundKeyFile, keyFilesIn } from './key-file.ts';
import { openRing, type StolenRing } from './ring.ts';
import { type DeviceShareFound, deviceSharesIn, exchanged, type KeeperScalar, rootOf } from './shares.ts';

export interface FoundRings {
  /** Versions of the device's own share, and of key files, that lay there. */
  readonly shares: number;
  readonly files: number;
  readonly rings: readonly StolenRing[];
}

/** Every share that lies there with every one that the keeper still has, on every key file that lies there. */
export function findRings(raw: readonly Buffer[], scalars: readonly KeeperScalar[]): FoundRings {
  const shares = distinct(raw.flatMap(deviceSharesIn), ({ share }) => share);
  const files = raw.flatMap((bytes) => [...keyFilesIn(bytes)]);
  const byRing = Map.groupBy(files, ({ ring }) => ring.subarray(0, 64).toString('latin1'));
  const rings: StolenRing[] = [];
  for (const versions of byRing.values()) {
    // A copy that was cut into pieces lies beside whole ones: each is tried.
    const root = rootFor(versions, shares, scalars);
    if (root === null) continue;
    for (const version of versions) {
      const ring = openRing(version, root);
      if (ring !== null) rings.push(ring);
    }
  }
  return { shares: shares.length, files: files.length, rings };
}

function rootFor(
  versions: readonly FoundKeyFile[],
  shares: readonly DeviceShareFound[],
  scalars: readonly KeeperScalar[],
): Buffer | null {
  for (const file of distinct(versions, ({ ring }) => ring))
    for (const scalar of scalars) {
      const secret = exchanged(scalar, file.c);
      if (secret === null) continue;
      for (const share of shares) {
        const root = rootOf(share, secret, file);
        if (openRing(file, root) !== null) return root;
      }
    }
  return null;
}

function distinct<T>(all: readonly T[], bytesOf: (one: T) => Buffer): readonly T[] {
  return [...new Map(all.map((one) => [bytesOf(one).toString('latin1'), one])).values()];
}
