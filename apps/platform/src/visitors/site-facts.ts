import { type Instant, type OrganisationId, VedetteError } from '@vedette/domain';
import type { LocationId, Reach, SiteVisitRule } from '@vedette/store/platform';
import type { VisitorDeps } from './deps.ts';
import { ruleOtherwise } from './rule.ts';

export interface SiteFacts {
  readonly name: string;
  readonly timeZone: string;
  readonly rule: SiteVisitRule;
}

/** @throws VedetteError `not-found` for a place out of reach, or none where visitors are received */
export async function siteFacts(
  { stores: { locations, visits } }: Pick<VisitorDeps, 'stores'>,
  reach: Reach,
  site: LocationId,
): Promise<SiteFacts> {
  const location = await locations.get(reach, site);
  if (location === null || location.kind !== 'site')
    throw new VedetteError('not-found', 'caller', { at: 'site' });
  const rule = (await visits.rule(site)) ?? ruleOtherwise;
  return { name: location.name, timeZone: location.timeZone, rule };
}

/** The reach of whoever holds a link: the organisation of the visit, which the link narrows to one visit. */
export const linkReach = (organisation: OrganisationId): Reach => ({
  organisations: [organisation],
  places: null,
});

export interface Moment {
  readonly at: Instant;
}
