import { VedetteError } from '@vedette/domain';
import type { LinkKeeper } from '@vedette/link';
import type { DeviceId, KeeperShare } from '@vedette/store/platform';
import { shareName } from '@vedette/store/platform';
import { multiplied, pointFrom, publicPoint, randomScalar, type WrappedKey } from '@vedette/vault';
import type { KnownDevices } from '../devices/link/known-devices.ts';
import type { KeeperDeps } from './deps.ts';
import { shareGroup } from './share-group.ts';

/** A device unlocks when it starts, and once after each lock: more is somebody who tries. */
const unlocksAnHour = 20;
const triesAtMost = 3;

export interface LinkKeeperDeps extends KeeperDeps {
  readonly known: Pick<KnownDevices, 'claimed'>;
}

/** The platform's half of devices' roots, as the device link asks for it. */
export function linkKeeper(deps: LinkKeeperDeps): LinkKeeper {
  const { keeper, now } = deps;
  return {
    async prepare(device, generation) {
      if (generation <= (await keeper.settled(device))) return 'generation-past';
      const share = (await keeper.find(device, generation)) ?? (await made(deps, device, generation));
      return share.wrapped === null ? 'share-destroyed' : share.point;
    },
    async ask(device, generation, point) {
      const share = await keeper.find(device, generation);
      if (share === null) return 'share-unknown';
      if (share.wrapped === null) return 'share-destroyed';
      if (!isPoint(point)) return 'point-wrong';
      if (!(await keeper.count(device, unlocksAnHour, now())))
        throw new VedetteError('rate-limited', 'caller', { at: 'unlock' });
      await noted(deps, device, generation);
      return answered(deps, share, share.wrapped, point);
    },
    async settled(device, settled) {
      if ((await keeper.find(device, settled.generation)) === null) return 'share-unknown';
      await keeper.settle(device, settled, now());
      return keeper.gone(device);
    },
  };
}

/** Wrapped before it is kept; another process may have been first, and its share is the one that counts. */
async function made(
  { keeper, racks, now }: LinkKeeperDeps,
  device: DeviceId,
  generation: number,
): Promise<KeeperShare> {
  const scalar = randomScalar();
  try {
    const point = publicPoint(scalar);
    for (let tries = 1; ; tries++) {
      const custody = racks.custody(shareGroup(device));
      const wrapped = await custody.wrap(scalar, shareName(device, generation));
      try {
        return await keeper.addFirst({ device, generation, point, wrapped }, now());
      } catch (cause) {
        const isRackGone = cause instanceof VedetteError && cause.code === 'conflict';
        if (tries === triesAtMost || !isRackGone) throw cause;
      }
    }
  } finally {
    scalar.fill(0);
  }
}

async function answered(
  { racks }: LinkKeeperDeps,
  { device, generation }: KeeperShare,
  wrapped: WrappedKey,
  point: Uint8Array,
): Promise<Uint8Array> {
  const scalar = await racks.custody(shareGroup(device)).unwrap(wrapped, shareName(device, generation));
  try {
    return multiplied(scalar, point);
  } finally {
    scalar.fill(0);
  }
}

/** Each unlock is a line: a thief's too. */
async function noted({ audit, known }: LinkKeeperDeps, device: DeviceId, generation: number): Promise<void> {
  const found = await known.claimed(device);
  if (found === null || found.organisation === null)
    throw new VedetteError('not-claimed', 'caller', { at: 'device' });
  await audit.append({
    ...{ organisation: found.organisation, actor: 'device', action: 'device-unlocked', target: device },
    detail: { generation },
  });
}

function isPoint(bytes: Uint8Array): boolean {
  try {
    pointFrom(bytes);
    return true;
  } catch {
    return false;
  }
}
