import { collectedFields, type Duty, type OrganisationId, retention } from '@vedette/domain';
import type { LeastKeep, PlatformStore } from '@vedette/store/platform';
import type { ShredDeps } from './deps.ts';

const capturesAtOnce = 2_000;
const roundsAtMost = 500;

/**
 * Drops the keys of days that have had their time, or were decided to die, but for what is held and what a duty promised
 * to keep; then captures that nobody can open any more. Gives how many keys were dropped: they are gone once the custody
 * has another epoch.
 */
export async function dropDue({ stores, now }: Omit<ShredDeps, 'key'>): Promise<number> {
  const dropped = await stores.keyShredding.drop(now(), await leastKeeps(stores.retention));
  for (let round = 0; round < roundsAtMost; round++)
    if ((await stores.keyShredding.dropCaptures(now(), capturesAtOnce)) < capturesAtOnce) break;
  return dropped;
}

async function leastKeeps(
  store: Pick<PlatformStore['retention'], 'decidedDuties'>,
): Promise<readonly LeastKeep[]> {
  const decided = await store.decidedDuties();
  return decided.flatMap(({ organisation, duty }) => leastKeepsOf(organisation, duty));
}

/** What a duty promises to keep at least, by the pair of keys that it is sealed to. */
export function leastKeepsOf(organisation: OrganisationId, duty: Duty): readonly LeastKeep[] {
  return collectedFields(duty).flatMap((field) => {
    const period = retention(duty, field);
    if (period === undefined || period.minKeep === 0) return [];
    const [keep, least] = [seconds(period.maxKeep), seconds(period.minKeep)];
    return [{ organisation, purpose: duty.purpose, keep, least }];
  });
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
