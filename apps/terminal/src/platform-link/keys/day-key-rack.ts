import { syncDocuments } from '@vedette/contract/link';
import { duration } from '@vedette/domain';
import type { IndexKey, LinkStore, RecordStore } from '@vedette/store';
import {
  type DayKey,
  isForPurpose,
  type KeyDay,
  type KeyId,
  openIndexKey,
  parseKeyId,
  type RecipientPair,
} from '@vedette/vault';

/** The public keys of the days, as the platform gave them. */
export interface DayKeyRack {
  /** The newest of that purpose and local day; undefined while the platform has given none. */
  find(purpose: string, day: string): DayKey | undefined;
  /** The oldest day that it holds a key of; null when it holds none. */
  oldest(): string | null;
  /** Everything anew from the rows held; the index keys go on to whoever makes subject tags. */
  reload(): Promise<void>;
}

export interface DayKeyRackNeeds {
  readonly link: Pick<LinkStore, 'documents'>;
  readonly records: Pick<RecordStore, 'useIndexKeys'>;
  readonly pair: RecipientPair;
}

export function openDayKeyRack({ link, records, pair }: DayKeyRackNeeds): DayKeyRack {
  let keys: ReadonlyMap<string, DayKey> = new Map();
  return {
    find: (purpose, day) => keys.get(`${purpose}/${day}`),
    oldest: () => [...keys.values()].map(({ day }): string => day).toSorted()[0] ?? null,
    async reload() {
      keys = newestOf((await link.documents('day-key')).flatMap(dayKeyOf));
      const opened = await Promise.all(
        (await link.documents('index-key')).map((row) => indexKeyOf(row, pair, keys)),
      );
      const known = opened.filter((key) => key !== null);
      await records.useIndexKeys(known);
      for (const { key } of known) key.fill(0);
    },
  };
}

interface Row {
  readonly key: string;
  readonly document: string;
}

const idOf = ({ key }: Row): string => key.slice(key.indexOf('/') + 1);

function dayKeyOf(row: Row): DayKey[] {
  const { data } = syncDocuments['day-key'].safeParse(JSON.parse(row.document));
  const id = parseKeyId(idOf(row));
  if (data === undefined || id === null) return [];
  const recipients = data.recipients.map(({ keep, publicKey }) => ({
    keep: duration(keep * 1000),
    publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
  }));
  const { purpose, generation } = data;
  return [{ id: id.id, purpose, day: data.day as KeyDay, generation, recipients }];
}

function newestOf(found: readonly DayKey[]): ReadonlyMap<string, DayKey> {
  const ascending = found.toSorted((a, b) => a.generation - b.generation);
  return new Map(ascending.map((key) => [`${key.purpose}/${key.day}`, key]));
}

/** An id may hold its purpose cut short; the whole one stands in the day key of the same purpose. */
async function indexKeyOf(
  row: Row,
  pair: RecipientPair,
  keys: ReadonlyMap<string, DayKey>,
): Promise<(IndexKey & { readonly key: Uint8Array }) | null> {
  const { data } = syncDocuments['index-key'].safeParse(JSON.parse(row.document));
  const id = parseKeyId(idOf(row));
  const named =
    id === null ? undefined : [...keys.values()].find(({ purpose }) => isForPurpose(id.id, purpose));
  if (data === undefined || id === null || named === undefined) return null;
  const bytes = new Uint8Array(Buffer.from(data.sealed, 'base64url'));
  const key = await openIndexKey({ id: id.id as KeyId, bytes }, pair);
  return key === null ? null : { purpose: named.purpose, day: id.day, key };
}
