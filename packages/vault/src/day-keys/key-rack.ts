import { type Duration, VedetteError } from '@vedette/domain';
import type { KeyCustody } from '../custody/port.ts';
import { type DayKey, periodsAtMost } from '../key/day-key.ts';
import { type KeyDay, keyDay, keyIdOf } from '../key/key-id.ts';
import { makeIndexKey, makeRecordKey } from './make-keys.ts';
import type { KeyOwner, KeyShelf, StoredKey } from './port.ts';

const daysAtMost = 400;
const triesAtMost = 3;

/** Finds the keys of days, and makes those that nobody has made yet. */
export class KeyRack {
  readonly #shelf: KeyShelf;
  readonly #custody: KeyCustody;

  constructor(shelf: KeyShelf, custody: KeyCustody) {
    this.#shelf = shelf;
    this.#custody = custody;
  }

  async publicKeys(
    owner: KeyOwner,
    purpose: string,
    days: readonly KeyDay[],
    keeps: readonly Duration[],
  ): Promise<readonly DayKey[]> {
    checkDays(days, 64);
    checkKeeps(keeps);
    const found = await this.#complete(owner, purpose, days, (keys) =>
      keeps.filter((keep) => !keys.some((key) => key.kind === 'record' && key.keep === keep)),
    );
    return days.map((day) => dayKeyOf(alive(found, day), keeps));
  }

  /** One for each day, in their order. */
  async indexKeys(owner: KeyOwner, purpose: string, days: readonly KeyDay[]): Promise<readonly StoredKey[]> {
    checkDays(days, 64);
    const found = await this.#complete(owner, purpose, days, () => []);
    return days.map((day) => {
      const key = alive(found, day).find(({ kind }) => kind === 'index');
      if (key === undefined) throw gone();
      return key;
    });
  }

  /** Makes nothing: asking after somebody must not bring keys into the world. Null for a day without one. */
  async indexKeysThatLive(
    owner: KeyOwner,
    purpose: string,
    days: readonly KeyDay[],
  ): Promise<readonly (StoredKey | null)[]> {
    checkDays(days, daysAtMost);
    const found = await this.#shelf.newest(owner, purpose, days);
    const isIndex = (key: StoredKey) => key.kind === 'index' && key.wrapped !== null;
    return days.map((day) => found.find((key) => key.day === day && isIndex(key)) ?? null);
  }

  /** All keys of the days' newest generation, after those that `missing` names, and the index keys, were made. */
  async #complete(
    owner: KeyOwner,
    purpose: string,
    days: readonly KeyDay[],
    missing: (keys: readonly StoredKey[]) => readonly Duration[],
  ): Promise<readonly StoredKey[]> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#completed(owner, purpose, days, missing);
      } catch (cause) {
        // What the new keys were wrapped under was replaced in this moment.
        if (tries === triesAtMost || !isConflict(cause)) throw cause;
      }
    }
  }

  async #completed(
    owner: KeyOwner,
    purpose: string,
    days: readonly KeyDay[],
    missing: (keys: readonly StoredKey[]) => readonly Duration[],
  ): Promise<readonly StoredKey[]> {
    const found = await this.#shelf.newest(owner, purpose, days);
    const made: Promise<StoredKey>[] = [];
    for (const day of new Set(days)) {
      const keys = found.filter((key) => key.day === day);
      const place = { owner, purpose, day, generation: keys[0]?.generation ?? 1 };
      if (keys.length > 0 && keys.every(({ wrapped }) => wrapped === null)) throw gone();
      const keeps = missing(keys);
      if (keys.length + keeps.length > periodsAtMost + 1) throw tooMany();
      made.push(...keeps.map((keep) => makeRecordKey(this.#custody, place, keep)));
      const indexed = keys.some(({ kind }) => kind === 'index');
      if (!indexed) made.push(makeIndexKey(this.#custody, place));
    }
    if (made.length === 0) return found;
    await this.#shelf.addMissing(await Promise.all(made));
    // Read again: another process may have been first, and its keys are the ones that count.
    return this.#shelf.newest(owner, purpose, days);
  }
}

function dayKeyOf(keys: readonly StoredKey[], keeps: readonly Duration[]): DayKey {
  const first = keys[0];
  if (first === undefined) throw gone();
  const { purpose, day, generation } = first;
  const recipients = keeps.map((keep) => {
    const pair = keys.find((key) => key.kind === 'record' && key.keep === keep);
    if (pair?.publicKey === null || pair?.publicKey === undefined) throw gone();
    return { keep, publicKey: pair.publicKey };
  });
  return { id: keyIdOf(first), purpose, day, generation, recipients };
}

const alive = (keys: readonly StoredKey[], day: KeyDay) =>
  keys.filter((key) => key.day === day && key.wrapped !== null);

const isConflict = (cause: unknown) => cause instanceof VedetteError && cause.code === 'conflict';
const gone = () => new VedetteError('not-found', 'caller', { at: 'key of the day' });
const tooMany = () => new VedetteError('input-invalid', 'caller', { at: 'periods' });

function checkDays(days: readonly KeyDay[], atMost: number): void {
  if (days.length > atMost) throw new VedetteError('input-invalid', 'caller', { at: 'days' });
  days.forEach(keyDay);
}

function checkKeeps(keeps: readonly Duration[]): void {
  const fair = keeps.every((keep) => keep > 0 && keep % 1000 === 0 && keep / 1000 < 2 ** 32);
  if (!fair || keeps.length === 0 || keeps.length > periodsAtMost) throw tooMany();
}
