import { randomBytes } from 'node:crypto';
import type { Instant, PassageId } from '@vedette/domain';

/** 12 bits of a counter stand behind the 48 bits of the millisecond. */
const perMillisecond = 4096;

/**
 * Ids of passages that grow from one to the next even when the clock is set back: UUID version 7 (RFC 9562,
 * method 1: a counter after the millisecond), whose time never falls below the highest seen.
 * @param floor the store's `lastSeenAt` at the start
 */
export function passageIds(now: () => Instant, floor: Instant): () => PassageId {
  let ticks = floor * perMillisecond;
  return () => {
    ticks = Math.max(now() * perMillisecond, ticks + 1);
    const time = Math.floor(ticks / perMillisecond)
      .toString(16)
      .padStart(12, '0');
    const counter = (ticks % perMillisecond).toString(16).padStart(3, '0');
    const random = randomBytes(8);
    random[0] = 0x80 | ((random[0] ?? 0) & 0x3f);
    const tail = random.toString('hex');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}` as PassageId;
  };
}
