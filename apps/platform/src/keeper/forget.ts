import type { Instant } from '@vedette/domain';
import { type DeviceId, dayGroup, type PendingShare } from '@vedette/store/platform';
import type { LogPlace } from '@vedette/vault/log';
import type { ForgetDeps } from './deps.ts';
import { shareGroup } from './share-group.ts';
import { tellPublicLog, tellTombstones, tombstoneOf } from './tell-public-log.ts';

/** What was destroyed of a device for good, for its certificate. */
export interface DestroyedShares {
  readonly at: Instant;
  readonly shares: readonly {
    readonly generation: number;
    /** Of the custody, since which nobody can unwrap it. */
    readonly epoch: number;
    /** SHA-256 over what is left of it, base64url; the same stands in the public log. */
    readonly tombstone: string;
    readonly place: LogPlace;
  }[];
}

/**
 * Destroys the platform's half of a device's root for good: what the device holds under it can be opened by nobody, even
 * if it was sold or lost. It resolves when the scalars are dropped, the racks that they lay under are replaced, the
 * custody's epoch is gone, and the public log says so. A second time it destroys nothing and says what it did before.
 */
export async function destroyShares(deps: ForgetDeps, device: DeviceId): Promise<DestroyedShares> {
  const { keeper, racks, now } = deps;
  await keeper.dropAll(device, now());
  const pending = await keeper.pending(device);
  if (pending.length > 0) {
    const epoch = await racks.renew([shareGroup(device)]);
    await keeper.wentWith(epoch, pending, now());
  }
  await tellTombstones(deps, device);
  const told = await keeper.tombstones(device);
  return {
    at: now(),
    shares: told.map((stone) => ({
      ...{ generation: stone.generation, epoch: stone.epoch, tombstone: tombstoneOf(stone) },
      place: stone.place,
    })),
  };
}

/**
 * Everything that was dropped is made to go: one rotation for shares and keys of days together, however many there
 * are. Gives whether there was anything. What is dropped meanwhile goes the next time.
 */
export async function forgetDropped(deps: ForgetDeps): Promise<boolean> {
  const { keeper, racks, stores, now } = deps;
  const shares = await keeper.pending();
  const mark = now();
  const keys = await stores.keyShredding.going(mark);
  const isAny = shares.length > 0 || keys > 0;
  if (isAny) {
    const epoch = await racks.renew([...groupsOf(shares), ...(keys > 0 ? [dayGroup] : [])]);
    await keeper.wentWith(epoch, shares, now());
    await stores.keyShredding.went(mark, now());
  }
  await tellPublicLog(deps);
  return isAny;
}

const groupsOf = (shares: readonly PendingShare[]): readonly string[] => [
  ...new Set(shares.map(({ device }) => shareGroup(device))),
];
