import { createHash } from 'node:crypto';
import type { CaptureOffer, ContentHash } from '@vedette/contract/link';
import { elapsed, type Instant, retention, VedetteError } from '@vedette/domain';
import type { LinkCaptures } from '@vedette/link';
import type { CaptureId, CaptureSummary, TerminalStore } from '@vedette/store';
import type { RecordSealer } from '@vedette/vault';
import { z } from 'zod';
import type { SealEntryNeeds } from '../outbox/seal-entry.ts';

const settingsKey = 'link.captures-through';
const placeSchema = z.int().min(0);
/** A capture is written before its record; one that has none by then never gets one. */
const patience = 60_000;

export interface LinkCapturesNeeds extends Pick<SealEntryNeeds, 'dutyOf' | 'rack' | 'dayOf'> {
  readonly store: Pick<TerminalStore, 'captures' | 'records' | 'outbox' | 'settings'>;
  readonly sealer: Pick<RecordSealer, 'sealCapture'>;
  readonly now: () => Instant;
  /** When the terminal joined: what was taken before is not the platform's. */
  readonly since: Instant;
}

/** A capture that is being sent: sealed once, for each sealing of it has another hash. */
interface Sealed {
  readonly id: CaptureId;
  readonly hash: ContentHash;
  readonly offer: CaptureOffer;
  readonly bytes: Uint8Array;
}

/** What is to be done with the next capture. */
type Look = Sealed | 'wait' | 'skip';

export interface DatedCaptures extends LinkCaptures {
  /** When the oldest that waits was taken: until it is sent its day's key is needed. Null when none waits. */
  oldest(): Promise<Instant | null>;
}

export function openLinkCaptures(needs: LinkCapturesNeeds): DatedCaptures {
  const { captures, settings } = needs.store;
  let current: Sealed | null = null;
  let through: CaptureId | null = null;
  const place = async (): Promise<CaptureId | null> => {
    through ??= (placeSchema.safeParse(await settings.get(settingsKey)).data ?? null) as CaptureId | null;
    return through;
  };
  const isThere = async (id: CaptureId): Promise<boolean> =>
    (await captures.next((id - 1) as CaptureId))?.id === id;

  return {
    async next() {
      if (current !== null && (await isThere(current.id))) return current;
      current = null;
      for (;;) {
        const summary = await captures.next(await place());
        const found = summary === null ? 'wait' : await look(needs, summary).catch(lockedWaits);
        if (found === 'wait' || summary === null) return null;
        if (found !== 'skip') {
          current = found;
          return found;
        }
        // In memory alone: a restart skips it again, and needs no write for each.
        through = summary.id;
      }
    },
    async read(hash, offset, limit) {
      if (current?.hash !== hash || !(await isThere(current.id))) return null;
      return current.bytes.slice(offset, offset + limit);
    },
    async settled(hash) {
      if (current?.hash !== hash) return;
      through = current.id;
      await settings.set(settingsKey, current.id);
      current = null;
    },
    async oldest() {
      const summary = await captures.next(await place());
      return summary === null || summary.takenAt < needs.since ? null : summary.takenAt;
    },
    waiting: async () => captures.countAfter(await place()),
  };
}

/** While the vault is locked no picture can be opened: it waits, and none is passed over. */
function lockedWaits(cause: unknown): 'wait' {
  if (cause instanceof VedetteError && cause.code === 'vault-locked') return 'wait';
  throw cause;
}

async function look(needs: LinkCapturesNeeds, summary: CaptureSummary): Promise<Look> {
  const { store, dutyOf, rack, dayOf, sealer, now, since } = needs;
  const { id, record: passage, takenAt } = summary;
  if (takenAt < since) return 'skip';
  const record = await store.records.get(passage);
  if (record === null) return elapsed(takenAt, now()) > patience ? 'skip' : 'wait';
  // The platform takes a picture only of a record that it has.
  if (!(await store.outbox.isDelivered(passage))) return 'wait';
  const { header } = record;
  const duty = await dutyOf(header.duty, header.dutyVersion);
  const keep = duty === null ? undefined : retention(duty, 'capture')?.maxKeep;
  if (keep === undefined) return 'skip';
  const key = rack.find(header.purpose, dayOf(header.occurredAt));
  if (key === undefined) return 'wait';
  const jpeg = await store.captures.image(id);
  if (jpeg === null) return 'skip';
  const label = { record: passage, takenAt };
  const sealed = await sealer.sealCapture(key, keep, label, jpeg).finally(() => jpeg.fill(0));
  if (sealed === null) return 'skip';
  const { keyId, bytes } = sealed;
  const hash = createHash('sha256').update(bytes).digest('hex') as ContentHash;
  return { id, hash, bytes, offer: { ...label, occurredAt: header.occurredAt, keyId, size: bytes.length } };
}
