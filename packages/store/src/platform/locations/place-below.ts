import { VedetteError } from '@vedette/domain';
import { type Location, type LocationKind, locationKinds } from './port.ts';

const rank = (kind: LocationKind): number => locationKinds.indexOf(kind);
const siteRank = rank('site');

/**
 * Whether a kind may stand below a place: nothing above itself; what belongs to a site stands below one; a lane
 * carries nothing.
 */
export function mayStandBelow(kind: LocationKind, parent: Pick<Location, 'kind' | 'site'> | null): boolean {
  if (rank(kind) < siteRank) return parent === null || rank(parent.kind) < rank(kind);
  if (kind === 'site') return parent === null || rank(parent.kind) < siteRank;
  return parent !== null && parent.site !== null && (rank(parent.kind) < rank(kind) || isArea(kind, parent));
}

/** An area may be cut into smaller ones. */
const isArea = (kind: LocationKind, parent: Pick<Location, 'kind'>): boolean =>
  kind === 'area' && parent.kind === 'area';

/** @throws `input-invalid` */
export function demandName(name: string): string {
  const trimmed = name.normalize('NFC').trim();
  if (trimmed === '' || trimmed.length > 100 || /\p{Cc}/u.test(trimmed))
    throw new VedetteError('input-invalid', 'caller', { at: 'name' });
  return trimmed;
}

/** @throws `input-invalid` for what is no time zone of the IANA database */
export function demandTimeZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new VedetteError('input-invalid', 'caller', { at: 'timeZone' }, { cause });
  }
}

/** @throws `input-invalid` */
export function demandCapacity(capacity: number | null): number | null {
  if (capacity === null || (Number.isInteger(capacity) && capacity >= 1 && capacity <= 1_000_000))
    return capacity;
  throw new VedetteError('input-invalid', 'caller', { at: 'capacity' });
}
