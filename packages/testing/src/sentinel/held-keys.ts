import { type SubjectTag, syncDocuments } from '@vedette/contract/link';
import { duration } from '@vedette/domain';
import {
  type DayKey,
  isForPurpose,
  type KeyDay,
  type KeyId,
  openIndexKey,
  parseKeyId,
  type RecipientPair,
  subjectTagUnder,
} from '@vedette/vault';
import type { MemorySyncSet } from '../link/memory-sync-set.ts';

/** The keys that a platform has given to a sentinel, found among the rows of its sync set. */
export interface HeldKeys {
  /** What records of that purpose and day are sealed to; undefined while there is none. */
  dayKey(purpose: string, day: string): DayKey | undefined;
  /** Who passes, as the platform may know it within that day; null while there is no key for it. */
  tagOf(purpose: string, day: string, subject: string): SubjectTag | null;
}

/** @throws nothing for rows that do not do: they are left out */
export async function heldKeys(rows: MemorySyncSet['rows'], pair: RecipientPair): Promise<HeldKeys> {
  const days = dayKeysIn(rows);
  const index = await indexKeysIn(rows, pair);
  return {
    dayKey: (purpose, day) => days.get(`${purpose}/${day}`),
    tagOf(purpose, day, subject) {
      const found = index.find(({ id, day: of }) => of === day && isForPurpose(id, purpose));
      return found === undefined ? null : (subjectTagUnder(found.key, subject) as SubjectTag);
    },
  };
}

/** The newest of each purpose and day. */
function dayKeysIn(rows: MemorySyncSet['rows']): ReadonlyMap<string, DayKey> {
  const held = ofKind(rows, 'day-key')
    .flatMap(({ id, document }) => dayKeyOf(id, document))
    .sort((a, b) => a.generation - b.generation);
  return new Map(held.map((key) => [`${key.purpose}/${key.day}`, key]));
}

interface KeyRow {
  readonly id: KeyId;
  readonly day: KeyDay;
  readonly document: string;
}

function ofKind(rows: MemorySyncSet['rows'], kind: string): KeyRow[] {
  return [...rows.values()].flatMap(({ key, document }) => {
    const id = key.startsWith(`${kind}/`) ? parseKeyId(key.slice(kind.length + 1)) : null;
    return id === null ? [] : [{ ...id, document }];
  });
}

function dayKeyOf(id: KeyId, document: string): DayKey[] {
  const { data } = syncDocuments['day-key'].safeParse(JSON.parse(document));
  if (data === undefined) return [];
  const recipients = data.recipients.map(({ keep, publicKey }) => ({
    keep: duration(keep * 1000),
    publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
  }));
  const { purpose, generation } = data;
  return [{ id, purpose, day: data.day as KeyDay, generation, recipients }];
}

interface OpenedIndexKey {
  readonly id: KeyId;
  readonly day: KeyDay;
  readonly key: Uint8Array;
}

async function indexKeysIn(rows: MemorySyncSet['rows'], pair: RecipientPair): Promise<OpenedIndexKey[]> {
  const opened = ofKind(rows, 'index-key').map(async ({ id, day, document }) => {
    const { data } = syncDocuments['index-key'].safeParse(JSON.parse(document));
    const bytes = new Uint8Array(Buffer.from(data?.sealed ?? '', 'base64url'));
    const key = await openIndexKey({ id, bytes }, pair);
    return key === null ? null : { id, day, key };
  });
  return (await Promise.all(opened)).filter((one) => one !== null);
}
