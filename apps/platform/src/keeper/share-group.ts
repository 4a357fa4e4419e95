import { createHash } from 'node:crypto';
import { type DeviceId, shareGroupPrefix } from '@vedette/store/platform';

/** So many groups that forgetting one device's share wraps few others anew, and all groups are quickly put under an epoch. */
const groups = 64;

/** In which group of racks the shares of a device lie. */
export function shareGroup(device: DeviceId): string {
  const [first = 0] = createHash('sha256').update(device).digest();
  return `${shareGroupPrefix}${first % groups}`;
}
