import { randomUUID } from 'node:crypto';
import { shredText } from '@vedette/contract/link';
import type { Reach, ShredAct } from '@vedette/store/platform';
import type { ShredDeps } from './deps.ts';
import { dropDue } from './drop-due.ts';

export type WantedShred = Omit<ShredAct, 'id' | 'at' | 'signature'>;

/**
 * Decides that something dies before its time, signs it, and lays it into the sets of the terminals that it is about:
 * those that are away learn of it when they come back. On the platform the keys that nothing holds are dropped before
 * this resolves.
 * @throws VedetteError `not-found`, `conflict` for a purpose that has ended before
 */
export async function decideShred(deps: ShredDeps, reach: Reach, wanted: WantedShred): Promise<ShredAct> {
  const { stores, key, now } = deps;
  const [id, at] = [randomUUID(), now()];
  const { purpose, from, through, why } = wanted;
  const text = shredText(id, { purpose, from, through, why, at });
  const act = { ...wanted, id, at, signature: key.sign(Buffer.from(text)) };
  await stores.retention.decide(reach, act);
  await dropDue(deps);
  return act;
}
