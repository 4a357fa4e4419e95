import { type RawBuilder, sql } from 'kysely';
import type { Reach } from '../reach.ts';
import { ofOrganisation, reachesInto } from '../reach-sql.ts';

/** Whether a row of `visit` is at a site in reach. */
export const visitInReach = (reach: Reach): RawBuilder<boolean> => sql`(
  ${ofOrganisation('visit.organisation_id', reach)}
  and exists (select 1 from location l where l.id = visit.site_id and ${reachesInto('l', reach)}))`;
