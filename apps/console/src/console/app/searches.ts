import { z } from 'zod';
import { accountSearch } from '../pages/accounts/account-search.ts';
import { alarmSearch } from '../pages/alarms/alarm-search.ts';
import { auditSearch } from '../pages/audit/audit-search.ts';
import { certificateSearch } from '../pages/certificates/certificate-search.ts';
import { dashboardSearch } from '../pages/dashboard/dashboard-search.ts';
import { deviceSearch } from '../pages/devices/device-search.ts';
import { dutySearch } from '../pages/duties/duty-search.ts';
import { flowSearch } from '../pages/flow/flow-search.ts';
import { integrationSearch } from '../pages/integrations/integration-search.ts';
import { listSearch } from '../pages/lists/list-search.ts';
import { locationSearch } from '../pages/locations/location-search.ts';
import { peopleSearch } from '../pages/people/people-search.ts';
import { recordSearch } from '../pages/records/record-search.ts';
import { retentionSearch } from '../pages/retention/retention-search.ts';
import { retirementSearch } from '../pages/retirement/retirement-search.ts';
import { visitorSearch } from '../pages/visitors/visitor-search.ts';
import type { PageKey } from './places.tsx';

const nothing = z.object({});

/** What each page keeps in the address, besides the place in view. */
export const searches = {
  dashboard: dashboardSearch,
  alarms: alarmSearch,
  flow: flowSearch,
  records: recordSearch,
  visitors: visitorSearch,
  people: peopleSearch,
  lists: listSearch,
  devices: deviceSearch,
  locations: locationSearch,
  duties: dutySearch,
  retention: retentionSearch,
  integrations: integrationSearch,
  accounts: accountSearch,
  audit: auditSearch,
  certificates: certificateSearch,
  retirement: retirementSearch,
  account: nothing,
} as const satisfies Record<PageKey, z.ZodType>;

export type SearchOf<K extends PageKey> = z.output<(typeof searches)[K]>;
