import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { PersonId } from '@vedette/domain';
import { invalid } from '../database/input.ts';
import type { IndexKey, SubjectTag } from './port.ts';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const tagBytes = 16;
const keptDays = 64;

export interface SubjectIndex {
  /** The tag to write down. */
  tag(person: PersonId, purpose: string, day: string): SubjectTag;
  /** Every tag that may have been written down: a day's key may have come in the middle of the day. */
  tags(person: PersonId, purpose: string, day: string): readonly SubjectTag[];
  /** Replaces the keys given before. */
  use(keys: readonly IndexKey[]): void;
  /** Lets go of every key; no right tag can be computed afterwards. */
  close(): void;
}

/**
 * `subjectTag` = the leftmost 128 bits of HMAC-SHA-256(day key, person id), in base64url, where
 * day key = HKDF-SHA-256(index key, no salt, info `subject-tag` NUL purpose NUL day, 32 bytes) and
 * index key = the store key's derivation for `subject-index`.
 * A day key that the platform has given for a purpose and day takes the place of the derived one.
 * One person has unrelated tags on two days or for two purposes. While the keys of all days come from one root,
 * who holds the root can compute any of them: keys that die with their day are the vault's part.
 */
export function subjectIndex(indexKey: Buffer): SubjectIndex {
  // Kept as key objects: making one of a buffer costs more than the HMAC, and OpenSSL clears what it lets go.
  const dayKeys = new Map<string, KeyObject>();
  const dayKey = (purpose: string, day: string): KeyObject => {
    const info = `subject-tag\0${purpose}\0${day}`;
    const known = dayKeys.get(info);
    if (known !== undefined) return known;
    if (dayKeys.size >= keptDays) dayKeys.clear();
    const bytes = Buffer.from(hkdfSync('sha256', indexKey, new Uint8Array(0), info, 32));
    const key = createSecretKey(bytes);
    bytes.fill(0);
    dayKeys.set(info, key);
    return key;
  };
  const given = new Map<string, KeyObject>();
  const places = (purpose: string, day: string): KeyObject[] => {
    if (!dayPattern.test(day)) throw invalid('day');
    const found = given.get(`${purpose}/${day}`);
    return found === undefined ? [dayKey(purpose, day)] : [found, dayKey(purpose, day)];
  };
  return {
    tag: (person, purpose, day) => tagUnder(places(purpose, day)[0] ?? dayKey(purpose, day), person),
    tags: (person, purpose, day) => places(purpose, day).map((key) => tagUnder(key, person)),
    use(keys) {
      given.clear();
      for (const { purpose, day, key } of keys) {
        if (key.length !== 32 || !dayPattern.test(day)) throw invalid('key');
        given.set(`${purpose}/${day}`, createSecretKey(key));
      }
    },
    close() {
      given.clear();
      dayKeys.clear();
      indexKey.fill(0);
    },
  };
}

function tagUnder(key: KeyObject, person: PersonId): SubjectTag {
  const mac = createHmac('sha256', key).update(person.normalize('NFKC')).digest();
  return mac.subarray(0, tagBytes).toString('base64url') as SubjectTag;
}
