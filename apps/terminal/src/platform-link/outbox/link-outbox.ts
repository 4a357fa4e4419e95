import type { LogId } from '@vedette/contract/link';
import type { LinkOutbox, SequencedLinkEntry } from '@vedette/link';
import type { LinkStore, OutboxEntry, OutboxSeq, OutboxStore } from '@vedette/store';
import type { Live } from '../../live.ts';
import { type SealEntryNeeds, sealEntry } from './seal-entry.ts';

export interface LinkOutboxNeeds extends SealEntryNeeds {
  readonly outbox: OutboxStore;
  readonly link: Pick<LinkStore, 'log' | 'renewLog'>;
  readonly live: Pick<Live, 'subscribe'>;
}

/** The store's outbox as the link reads it. */
export interface SealedOutbox extends LinkOutbox {
  /** Whether the last read stopped at an entry that waits for its key. */
  awaitsKey(): boolean;
  /** There may be more to read: a key has come. */
  grown(): void;
  close(): void;
}

export async function openLinkOutbox(needs: LinkOutboxNeeds): Promise<SealedOutbox> {
  const { outbox, link, live } = needs;
  let log = (await link.log()) as LogId;
  let isWaiting = false;
  const listeners = new Set<() => void>();
  const grown = (): void => {
    for (const listener of listeners) listener();
  };
  const end = live.subscribe(({ type }) => {
    if (type === 'passage' || type === 'completion' || type === 'alarm') grown();
  });
  return {
    log: () => log,
    async state() {
      const { head, deliveredThrough: through } = await outbox.state();
      return { head, through };
    },
    async read(from, limit) {
      // Before the entries: a place given meanwhile must not look like one whose content is gone.
      const { head } = await outbox.state();
      const places = Math.min(limit, head - from + 1);
      if (places < 1) return [];
      const found = await outbox.from(from as OutboxSeq, places);
      const read = await sealed(needs, from, places, found);
      isWaiting = read.length < places;
      return read;
    },
    async kept({ through }) {
      await outbox.delivered(through as OutboxSeq);
    },
    async setBack() {
      await link.renewLog();
      log = (await link.log()) as LogId;
    },
    onGrown(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    awaitsKey: () => isWaiting,
    grown,
    close: end,
  };
}

/** Every place in order, up to the first whose key has not come. */
async function sealed(
  needs: SealEntryNeeds,
  from: number,
  places: number,
  found: readonly OutboxEntry[],
): Promise<readonly SequencedLinkEntry[]> {
  const bySeq = new Map<number, OutboxEntry>(found.map((entry) => [entry.seq, entry]));
  const read: SequencedLinkEntry[] = [];
  for (let seq = from; seq < from + places; seq += 1) {
    const held = bySeq.get(seq);
    const entry = held === undefined ? ({ kind: 'forgotten' } as const) : await sealEntry(needs, held);
    if (entry === null) break;
    read.push({ seq, entry });
  }
  return read;
}
