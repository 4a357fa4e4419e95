import type { StoreClock } from '../clock.ts';
import type { StoreContext } from '../context.ts';
import { invalid } from '../database/input.ts';
import type { RuleBook } from '../duties/collection-rules.ts';
import type { OutboxLog } from '../outbox/outbox-log.ts';
import type { Served } from '../served.ts';
import { copyTo } from './copy.ts';
import { endPurpose } from './end-purpose.ts';
import { forget } from './forget.ts';
import { healthOf, integrityOf } from './health.ts';
import { holdingsOf } from './holdings.ts';
import type { UpkeepStore } from './port.ts';
import type { Room } from './room.ts';

interface UpkeepDeps {
  readonly clock: StoreClock;
  readonly outbox: OutboxLog;
  readonly room: Room;
  readonly rules: RuleBook;
  readonly sweptAtOpen: number;
}

export function upkeepRepository(context: StoreContext, deps: UpkeepDeps): Served<UpkeepStore> {
  const { clock, outbox, room } = deps;
  return {
    forget: (now) => forget(context, deps, now),
    endPurpose: (purpose) => endPurpose(context, room, purpose),
    limits: () => room.limits,
    setLimits: (limits) => room.setLimits(limits),
    delivery: () => outbox.delivery,
    setDelivery(delivery) {
      if (delivery !== 'platform' && delivery !== 'none') throw invalid('delivery');
      outbox.setDelivery(delivery);
    },
    lastSeenAt: clock.lastSeenAt,
    health: () => healthOf(context, deps),
    holdings: () => holdingsOf(context),
    integrity: () => integrityOf(context),
    copyTo: (folder) => copyTo(context, folder),
  };
}
