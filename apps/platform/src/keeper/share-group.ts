import { createHash } from 'node:crypto';
import { type DeviceId, shareGroupPrefix } from '@vedette/store/platform';

/**
 * In which group of racks the shares of a device lie: one of 256, so many that forgetting one device's share wraps few
 * others anew, and so few that all racks are quickly put under an epoch.
 */
export function shareGroup(device: DeviceId): string {
  const [first = 0] = createHash('sha256').update(device).digest();
  return `${shareGroupPrefix}${first}`;
}
