import { syncDocuments } from '@vedette/contract/link';
import { type Duty, duration, type Instant, type PassHeader, Personal, presetDuty } from '@vedette/domain';
import type { SealedBody } from '@vedette/link/device';
import { type DayKey, type KeyDay, parseKeyId, type RecordSealer, recordSealer } from '@vedette/vault';
import type { MemorySyncSet } from '../link/memory-sync-set.ts';

/** Seals what a simulated sentinel writes down, to the keys that its platform has given it. */
export interface BodySeal {
  /** Null while there is no key for that day. */
  seal(header: PassHeader): Promise<SealedBody | null>;
  close(): void;
}

export const simulatedDuty: Duty = presetDuty('epidemic-2022', {
  processor: { name: 'Vedette', contact: 'privacy@example.org' },
});

export function bodySeal(set: Pick<MemorySyncSet, 'rows' | 'applies'>, now: () => Instant): BodySeal {
  const sealer: RecordSealer = recordSealer(now);
  let keys: ReadonlyMap<string, DayKey> = new Map();
  let asOf = 0;
  const refresh = (): void => {
    if (asOf === set.applies) return;
    asOf = set.applies;
    keys = keysIn(set.rows);
  };
  return {
    async seal(header) {
      refresh();
      const key = keys.get(`${header.purpose}/${dayOf(header.occurredAt)}`);
      if (key === undefined) return null;
      const body = new Personal({ name: `Simulated ${header.id.slice(0, 8)}`, phone: '10000000000' });
      return (await sealer.sealBody(key, simulatedDuty, header, body)).body;
    },
    close: () => sealer.close(),
  };
}

/** The newest of each purpose and day. */
function keysIn(rows: MemorySyncSet['rows']): ReadonlyMap<string, DayKey> {
  const held = [...rows.values()]
    .filter(({ key }) => key.startsWith('day-key/'))
    .flatMap(({ key, document }) => dayKeyOf(key, document))
    .sort((a, b) => a.generation - b.generation);
  return new Map(held.map((key) => [`${key.purpose}/${key.day}`, key]));
}

const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

function dayKeyOf(rowKey: string, document: string): DayKey[] {
  const id = parseKeyId(rowKey.slice(rowKey.indexOf('/') + 1));
  const { data } = syncDocuments['day-key'].safeParse(JSON.parse(document));
  if (id === null || data === undefined) return [];
  const recipients = data.recipients.map(({ keep, publicKey }) => ({
    keep: duration(keep * 1000),
    publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
  }));
  return [
    { id: id.id, purpose: data.purpose, day: data.day as KeyDay, generation: data.generation, recipients },
  ];
}
