import { randomUUID } from 'node:crypto';
import type { LogId } from '@vedette/contract/link';
import type { DutyId, LaneId, PassageId } from '@vedette/domain';
import { instant } from '@vedette/domain';
import type { Kept, LinkEntry, LinkOutbox, SequencedLinkEntry } from '@vedette/link/device';

/** A pass record, as a sentinel would seal it. */
export function samplePassEntry(id: string, at: number, bodyBytes = 200): LinkEntry {
  return {
    kind: 'pass-record',
    header: {
      ...{ id: id as PassageId, occurredAt: instant(at), lane: 'lane-1' as LaneId, direction: 'in' },
      ...{ duty: 'access-control' as DutyId, dutyVersion: 1, purpose: 'access-control', outcome: 'granted' },
      ...{ reasons: [], notices: [], by: ['face'], manual: false },
    },
    subjectTag: null,
    body: { keyId: 'access-control.2026-11-30.1', bytes: new Uint8Array(bodyBytes) },
  };
}

/** The log of a device; entries live until the platform has them. */
export class MemoryOutbox {
  name = `log-${randomUUID().slice(0, 8)}` as LogId;
  head = 0;
  through = 0;
  setBacks = 0;
  readonly entries = new Map<number, LinkEntry>();
  readonly setAside: Kept['setAside'][number][] = [];
  readonly #listeners = new Set<() => void>();
  readonly #receipts = new Set<() => void>();

  add(...entries: readonly LinkEntry[]): number {
    for (const entry of entries) {
      this.head += 1;
      this.entries.set(this.head, entry);
    }
    for (const listener of this.#listeners) listener();
    return this.head;
  }

  /** Calls after each receipt of the platform. */
  onKept(listener: () => void): void {
    this.#receipts.add(listener);
  }

  readonly port: LinkOutbox = {
    log: () => this.name,
    state: async () => ({ head: this.head, through: this.through }),
    read: async (from, limit) => {
      const read: SequencedLinkEntry[] = [];
      for (let seq = from; seq <= this.head && read.length < limit; seq += 1)
        read.push({ seq, entry: this.entries.get(seq) ?? { kind: 'forgotten' } });
      return read;
    },
    kept: async ({ through, setAside }) => {
      for (let seq = this.through + 1; seq <= through; seq += 1) this.entries.delete(seq);
      this.through = Math.max(this.through, through);
      this.setAside.push(...setAside);
      for (const told of this.#receipts) told();
    },
    setBack: async () => {
      this.setBacks += 1;
      this.name = `log-${randomUUID().slice(0, 8)}` as LogId;
    },
    onGrown: (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };
}
