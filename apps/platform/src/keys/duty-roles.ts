import type { Role } from '@vedette/domain';
import type { Location } from '@vedette/store/platform';
import type { Principal } from '../module/caller.ts';

/**
 * What duties call a principal at a place: the roles of those grants that reach it. None for a program, and none for
 * who is allowed to look into records by a role of the organisation's own alone: fields are shown to the roles that
 * the duty names.
 */
export function dutyRolesAt(
  { organisation, organisations, grants }: Principal,
  place: Pick<Location, 'organisation' | 'path'>,
): readonly Role[] {
  const reaching = grants.filter(({ places }) =>
    places === null
      ? organisations.includes(place.organisation)
      : place.organisation === organisation && places.some((one) => place.path.includes(one)),
  );
  return [...new Set(reaching.flatMap(({ dutyRole }) => dutyRole ?? []))];
}
