import { Buffer } from 'node:buffer';
import { keyDay } from '../../key/key-id.ts';
import type { KeyPlace, PurposeRange } from '../port.ts';

/**
 * A place as one text, by which its key is found and to which it is bound. It stands only inside what is sealed: a
 * person's id is nobody's business.
 */
export function nameOfPlace(place: KeyPlace): string {
  switch (place.kind) {
    case 'person':
      return `person/${place.person}`;
    case 'purpose':
      return `purpose/${place.purpose}`;
    case 'index':
      return `index/${place.purpose}/${place.day}`;
    case 'numbers':
      return 'numbers';
  }
}

/** @throws `input-invalid` for a day that is none */
export function placeOfName(name: string): KeyPlace | null {
  const [kind, first, second] = name.split('/');
  if (name === 'numbers') return { kind: 'numbers' };
  // A person's id is whatever the caller calls it, and may hold a slash.
  if (kind === 'person') return { kind, person: name.slice('person/'.length) };
  if (kind === 'purpose' && first !== undefined) return { kind, purpose: first };
  if (kind === 'index' && first !== undefined && second !== undefined)
    return { kind, purpose: first, day: keyDay(second) };
  return null;
}

export const nameBytes = (place: KeyPlace): Buffer => Buffer.from(nameOfPlace(place), 'utf8');

export function isInRange(day: string, { from, to }: PurposeRange): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

/** Whether the key of a name dies of it. The purpose's own key belongs to no day and goes with the whole of it. */
export function isOfPurpose(name: string, range: PurposeRange): boolean {
  const place = placeOfName(name);
  if (place?.kind === 'index') return place.purpose === range.purpose && isInRange(place.day, range);
  return (
    place?.kind === 'purpose' && place.purpose === range.purpose && range.from === null && range.to === null
  );
}
