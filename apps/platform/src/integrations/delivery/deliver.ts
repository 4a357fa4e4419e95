import { instant } from '@vedette/domain';
import type { DeliveryStore } from '@vedette/store/platform';
import { attemptDelivery, type DeliveryDeps } from './attempt-delivery.ts';

export interface DeliverDeps extends DeliveryDeps {
  readonly deliveries: Pick<DeliveryStore, 'take' | 'attempted'>;
  /** Of a delivery that failed in a way that nobody foresaw. */
  readonly failed: (cause: unknown) => void;
}

const atOnce = 16;
/** Longer than any attempt takes: after it another process may try, since this one has died. */
const heldFor = 60_000;

/** Makes what is due, some at once so that one target that hangs holds up no other. @returns how many attempts */
export async function deliverDue(deps: DeliverDeps): Promise<number> {
  const now = deps.now();
  const due = await deps.deliveries.take(instant(now), instant(now + heldFor), atOnce);
  await Promise.all(
    due.map(async (one) => {
      try {
        await deps.deliveries.attempted(one.delivery.id, await attemptDelivery(one, deps));
      } catch (cause) {
        deps.failed(cause);
      }
    }),
  );
  return due.length;
}
