import { createHash } from 'node:crypto';
import { type Branded, isCalendarDay, VedetteError } from '@vedette/domain';

/** `YYYY-MM-DD`, the calendar day of the passage at its site. */
export type KeyDay = Branded<string, 'KeyDay'>;

/**
 * `<purpose>:<day>:<generation>`, at most 64 characters: which keys something is sealed to, within one owner.
 * Generation counts from 1 and grows when the keys of a day are replaced.
 */
export type KeyId = Branded<string, 'KeyId'>;

export interface KeyName {
  /** As the duty writes it. */
  readonly purpose: string;
  readonly day: KeyDay;
  readonly generation: number;
}

const purposePattern = /^[a-z][a-z0-9-]{1,63}$/;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const idPattern = /^([a-z][a-z0-9_-]{1,44}):(\d{4}-\d{2}-\d{2}):([1-9]\d{0,5})$/;
const purposeAtMost = 45;
const generationAtMost = 999_999;

/** @throws `input-invalid` for what is no day of the calendar */
export function keyDay(day: string): KeyDay {
  const [, year, month, date] = dayPattern.exec(day) ?? [];
  const real = isCalendarDay(Number(year), Number(month), Number(date));
  if (!real) throw new VedetteError('input-invalid', 'caller', { at: 'day' });
  return day as KeyDay;
}

/** @throws `input-invalid` */
export function keyIdOf({ purpose, day, generation }: KeyName): KeyId {
  const counted = Number.isInteger(generation) && generation >= 1 && generation <= generationAtMost;
  if (!counted) throw new VedetteError('input-invalid', 'caller', { at: 'generation' });
  return `${purposePart(purpose)}:${keyDay(day)}:${generation}` as KeyId;
}

/** The parts of a key id; null for a text that is none. Its purpose may be shortened: compare by `isForPurpose`. */
export function parseKeyId(text: string): { id: KeyId; day: KeyDay; generation: number } | null {
  const [, , day, generation] = idPattern.exec(text) ?? [];
  if (day === undefined || generation === undefined || !isDay(day)) return null;
  return { id: text as KeyId, day: day as KeyDay, generation: Number(generation) };
}

export function isForPurpose(id: KeyId, purpose: string): boolean {
  return id.startsWith(`${purposePart(purpose)}:`);
}

/** A purpose too long for an id is cut, and told from its likes by 64 bits of its SHA-256. */
function purposePart(purpose: string): string {
  if (!purposePattern.test(purpose)) throw new VedetteError('input-invalid', 'caller', { at: 'purpose' });
  if (purpose.length <= purposeAtMost) return purpose;
  const digest = createHash('sha256').update(purpose).digest('hex').slice(0, 16);
  return `${purpose.slice(0, purposeAtMost - digest.length - 1)}_${digest}`;
}

function isDay(text: string): boolean {
  const [, year, month, date] = dayPattern.exec(text) ?? [];
  return isCalendarDay(Number(year), Number(month), Number(date));
}
