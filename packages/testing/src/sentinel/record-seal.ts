import { type Duty, type Instant, type PassHeader, Personal, presetDuty } from '@vedette/domain';
import type { LinkEntry } from '@vedette/link/device';
import { type RecipientPair, recordSealer } from '@vedette/vault';
import type { MemorySyncSet } from '../link/memory-sync-set.ts';
import { type HeldKeys, heldKeys } from './held-keys.ts';

/** Seals what a simulated sentinel writes down, to the keys that its platform has given it. */
export interface RecordSeal {
  /** Without tag and body while there is no key for that day. */
  seal(header: PassHeader, subject: string | null): Promise<LinkEntry>;
  close(): void;
}

export const simulatedDuty: Duty = presetDuty('epidemic-2022', {
  processor: { name: 'Vedette', contact: 'privacy@example.org' },
});

export interface RecordSealNeeds {
  readonly set: Pick<MemorySyncSet, 'rows' | 'applies'>;
  readonly pair: RecipientPair;
  readonly now: () => Instant;
}

export function recordSeal({ set, pair, now }: RecordSealNeeds): RecordSeal {
  const sealer = recordSealer(now);
  let keys: Promise<HeldKeys> = heldKeys(set.rows, pair);
  let asOf = set.applies;
  const held = (): Promise<HeldKeys> => {
    if (asOf !== set.applies) keys = heldKeys(set.rows, pair);
    asOf = set.applies;
    return keys;
  };
  return {
    async seal(header, subject) {
      const { purpose } = header;
      const day = new Date(header.occurredAt).toISOString().slice(0, 10);
      const known = await held();
      const dayKey = known.dayKey(purpose, day);
      const bare = { kind: 'pass-record', header, subjectTag: null, body: null } as const;
      if (dayKey === undefined || subject === null) return bare;
      const body = new Personal({ name: `Simulated ${subject}`, phone: '10000000000' });
      const sealed = await sealer.sealBody(dayKey, simulatedDuty, header, body);
      return { ...bare, subjectTag: known.tagOf(purpose, day, subject), body: sealed.body };
    },
    close: () => sealer.close(),
  };
}
