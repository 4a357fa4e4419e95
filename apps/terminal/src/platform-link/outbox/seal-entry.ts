import type { Duty, DutyId, Instant } from '@vedette/domain';
import type { LinkEntry } from '@vedette/link';
import type { Alarm, DutyStore, OutboxEntry, PassRecord } from '@vedette/store';
import type { RecordSealer } from '@vedette/vault';
import type { DayKeyRack } from '../keys/day-key-rack.ts';

export interface SealEntryNeeds {
  readonly dutyOf: (id: DutyId, version: number) => Promise<Duty | null>;
  readonly rack: Pick<DayKeyRack, 'find'>;
  readonly sealer: Pick<RecordSealer, 'sealBody'>;
  /** The calendar day at the site. */
  readonly dayOf: (at: Instant) => string;
}

/** What leaves this terminal of one entry; null while the key that it must be sealed to has not come. */
export async function sealEntry(needs: SealEntryNeeds, entry: OutboxEntry): Promise<LinkEntry | null> {
  switch (entry.kind) {
    case 'pass-record':
      return sealRecord(needs, entry.record);
    case 'pass-completion': {
      const { kind, record, occurredAt, completion, completedAt: at } = entry;
      return { kind, record, occurredAt, completion, at };
    }
    case 'alarm':
      return alarmEntry(entry.alarm);
    case 'alarm-acknowledged':
      return acknowledgement(entry.alarm);
  }
}

async function sealRecord(
  { dutyOf, rack, sealer, dayOf }: SealEntryNeeds,
  { header, subjectTag, body }: PassRecord,
): Promise<LinkEntry | null> {
  const bare = { kind: 'pass-record', header, subjectTag, body: null } as const;
  const duty = await dutyOf(header.duty, header.dutyVersion);
  // Of a duty that nobody knows nothing may leave; without a field left there is nothing to seal.
  if (duty === null || Object.keys(body.unwrap('to see whether anything is left')).length === 0) return bare;
  const key = rack.find(header.purpose, dayOf(header.occurredAt));
  if (key === undefined) return null;
  const sealed = await sealer.sealBody(key, duty, header, body);
  // A pair for that period is still to come: what was kept is not lost for being early.
  if (sealed.omitted.length > 0) return null;
  return { ...bare, body: sealed.body };
}

function alarmEntry({ id, kind, raisedAt, lane, record, values }: Alarm): LinkEntry {
  return { kind: 'alarm', alarm: id, what: kind, raisedAt, lane, record, values, details: null };
}

/** What the operator wrote beside it stays here: it may name somebody. */
function acknowledgement({ id, acknowledged, raisedAt }: Alarm): LinkEntry {
  const at = acknowledged?.at ?? raisedAt;
  return { kind: 'alarm-acknowledged', alarm: id, at, by: acknowledged?.by ?? null, details: null };
}

/** Duties by id and version, each read once: a version never changes. */
export function openDutyLookup(duties: Pick<DutyStore, 'get'>): SealEntryNeeds['dutyOf'] {
  const known = new Map<string, Promise<Duty | null>>();
  return (id, version) => {
    const name = `${version} ${id}`;
    const found = known.get(name) ?? duties.get(id, version).then((held) => held?.duty ?? null);
    known.set(name, found);
    // Neither what could not be read nor what is not here yet is remembered.
    found.then(
      (duty) => duty === null && known.delete(name),
      () => known.delete(name),
    );
    return found;
  };
}
