import { healthSchema } from '@vedette/contract/link';
import type { Holding } from '@vedette/domain';
import type { Retirement } from '@vedette/store/platform';
import { wholeReach } from '../devices/link/link-deps.ts';
import type { RetirementDeps } from './deps.ts';

/**
 * What stands against taking a device out of service, in a word for the line of the step; null when nothing does. A
 * hold on any purpose it holds, and records that the platform does not have yet: what has to be kept for some time is
 * kept there, so nothing that is only on the device may be lost.
 */
export async function obstacleTo(
  { stores }: RetirementDeps,
  retirement: Retirement,
  holdings: readonly Holding[],
): Promise<string | null> {
  const reach = wholeReach(retirement.organisation);
  const purposes = new Set(holdings.flatMap(({ purpose }) => (purpose === null ? [] : [purpose])));
  const isUnsure = holdings.some(({ kind, purpose }) => kind === 'pass-record' && purpose === null);
  const hold = (await stores.retention.holds(reach)).find(
    ({ lifted, purpose }) => lifted === null && (isUnsure || purposes.has(purpose)),
  );
  if (hold !== undefined) return `hold:${hold.purpose}`.slice(0, 64);
  const device = await stores.devices.get(reach, retirement.device);
  const health = healthSchema.safeParse(device?.presence?.health).data;
  const isBehind = health?.logs.some(({ head, through }) => head > through) ?? false;
  // A device that is gone for good delivers nothing any more: then its owner decides about what it never sent.
  return isBehind && device?.presence?.isOnline === true ? 'records-waiting' : null;
}
