import type { Instant } from '@vedette/domain';
import { type DeviceId, dayGroup } from '@vedette/store/platform';
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
 * Everything that was dropped is made to go, some groups of shares at a time: whoever has a device to make unreadable
 * waits for no more than these. Gives whether there was anything. What is dropped meanwhile goes the next time.
 */
export async function forgetDropped(deps: ForgetDeps): Promise<boolean> {
  const { keeper, racks, stores, now } = deps;
  const shares = await keeper.pending();
  const groups = [...Map.groupBy(shares, ({ device }) => shareGroup(device))];
  for (let at = 0; at < groups.length; at += groupsAtOnce) {
    const some = groups.slice(at, at + groupsAtOnce);
    const epoch = await racks.renew(some.map(([group]) => group));
    await keeper.wentWith(
      epoch,
      some.flatMap(([, own]) => own),
      now(),
    );
  }
  const mark = now();
  const keys = await stores.keyShredding.going(mark);
  if (keys > 0) {
    await racks.renew([dayGroup]);
    await stores.keyShredding.went(mark, now());
  }
  await tellPublicLog(deps);
  return shares.length > 0 || keys > 0;
}

const groupsAtOnce = 4;
