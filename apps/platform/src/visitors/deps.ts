import type { HolidayCalendar, Instant, OrganisationId } from '@vedette/domain';
import type { LocationStore, PeopleStores, Reach } from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';
import type { AuditTrail } from '../module/audit.ts';

export type VisitorStores = Pick<
  PeopleStores,
  | 'people'
  | 'lists'
  | 'visits'
  | 'visitorData'
  | 'visitLinks'
  | 'visitNotices'
  | 'visitDocuments'
  | 'passKeys'
  | 'walkInDesks'
> & { readonly locations: Pick<LocationStore, 'get'> };

export interface VisitorDeps {
  readonly stores: VisitorStores;
  readonly audit: AuditTrail;
  /** Wraps the keys that passes are signed with. */
  readonly custody: KeyCustody;
  readonly now: () => Instant;
  /** Where the visitor’s page is, `https://host`; its secret follows behind `#`, which no server sees. */
  readonly origin: string;
  /** Those of an organisation, which recurring visits leave out or keep. */
  readonly holidays: (reach: Reach, organisation: OrganisationId) => Promise<HolidayCalendar>;
}
