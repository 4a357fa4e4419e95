import type { Sealing } from '@vedette/contract/link';
import type { Duration, Duty, Instant } from '@vedette/domain';
import type { DutyStore, DutyVersion, OutboxStore } from '@vedette/store';
import { periodsOf, type RecipientPair } from '@vedette/vault';

export interface SealingNeedsNeeds {
  readonly duties: Pick<DutyStore, 'history'>;
  readonly outbox: Pick<OutboxStore, 'pending'>;
  /** When the oldest capture that waits was taken; null when none does. */
  readonly oldestCapture: () => Promise<Instant | null>;
  readonly pair: RecipientPair;
  readonly now: () => Instant;
  readonly dayOf: (at: Instant) => string;
}

const purposesAtMost = 16;
const periodsAtMost = 16;
const dutiesAtMost = 8;

/** For which purposes and periods this terminal needs keys, and from which day on. */
export async function sealingOf(needs: SealingNeedsNeeds): Promise<Sealing> {
  const { duties, pair, dayOf } = needs;
  const since = await oldestWaiting(needs);
  const from = dayOf(since);
  const byPurpose = Map.groupBy(inForceSince(await duties.history(), since), ({ duty }) => duty.purpose);
  const wanted = [...byPurpose].slice(0, purposesAtMost).flatMap(([purpose, versions]) => {
    const periods = periodsIn(versions);
    return periods.length === 0 ? [] : [{ purpose, periods, from }];
  });
  return { publicKey: Buffer.from(pair.publicKey).toString('base64url'), needs: wanted };
}

/** Duties under which records that wait, or come now, are written: who may see them follows from these. */
export async function dutiesSince(
  needs: Pick<SealingNeedsNeeds, 'duties' | 'outbox' | 'oldestCapture' | 'now'>,
): Promise<readonly Duty[]> {
  const versions = inForceSince(await needs.duties.history(), await oldestWaiting(needs));
  return versions.slice(0, dutiesAtMost).map(({ duty }) => duty);
}

/** When the oldest of what has not been sent yet happened; the present when nothing waits. */
export async function oldestWaiting({
  outbox,
  oldestCapture,
  now,
}: Pick<SealingNeedsNeeds, 'outbox' | 'oldestCapture' | 'now'>): Promise<Instant> {
  const [oldest] = await outbox.pending(1);
  return Math.min(now(), oldest?.at ?? now(), (await oldestCapture()) ?? now()) as Instant;
}

/** The one in force, and those under which a record that still waits may have been written. */
function inForceSince(newestFirst: readonly DutyVersion[], since: Instant): readonly DutyVersion[] {
  return newestFirst.filter((_, at) => {
    const next = newestFirst[at - 1];
    return next === undefined || next.at >= since;
  });
}

function periodsIn(versions: readonly DutyVersion[]): number[] {
  const all = new Set<Duration>(versions.flatMap(({ duty }) => periodsOf(duty)));
  const seconds = [...all].map((keep) => Math.floor(keep / 1000)).filter((keep) => keep > 0);
  // The shortest ones: a field whose own period is missing goes to the longest that is shorter.
  return [...new Set(seconds)].toSorted((a, b) => a - b).slice(0, periodsAtMost);
}
