import {
  type Instant,
  nameTokens,
  type OrganisationId,
  type Personal,
  type PersonId,
  type ScreeningResult,
  screenNames,
} from '@vedette/domain';
import type { LocationId, PlatformListStore } from '@vedette/store/platform';

export interface Screened {
  readonly organisation: OrganisationId;
  readonly site: LocationId;
  readonly name: Personal<string>;
  readonly idNumber: Personal<string> | null;
}

const purpose = 'comparison with the lists';

/** Compares a name and number with everybody on the deny and watch lists in force at a site. */
export async function screen(
  lists: Pick<PlatformListStore, 'candidates'>,
  { organisation, site, name, idNumber }: Screened,
  at: Instant,
): Promise<ScreeningResult<PersonId>> {
  const text = name.unwrap(purpose);
  const found = await lists.candidates(organisation, site, nameTokens(text), idNumber, at);
  return screenNames(
    text,
    found.map(({ person, kind, names, sameNumber }) => ({
      ...{ id: person, kind, sameNumber },
      names: names.unwrap(purpose),
    })),
  );
}
