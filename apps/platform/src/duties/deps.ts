import type { Instant, OrganisationId } from '@vedette/domain';
import { VedetteError } from '@vedette/domain';
import type { DutyChange, PlatformDutyStore, PlatformScheduleStore } from '@vedette/store/platform';
import type { AuditTrail } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';

export interface DutyDeps {
  readonly duties: PlatformDutyStore;
  readonly schedules: PlatformScheduleStore;
  readonly audit: AuditTrail;
  readonly now: () => Instant;
}

export function organisationOf(
  { organisation }: Caller,
  { organisation: asked }: { readonly organisation?: string | undefined },
): OrganisationId {
  return (asked ?? organisation) as OrganisationId;
}

export const changeBy = ({ account }: Caller, note: string, at: Instant): DutyChange => ({
  by: account,
  note,
  at,
});

/**
 * What holds for a whole organisation is changed by whoever may change it everywhere.
 * @throws VedetteError `not-allowed`
 */
export function demandEverywhere({ reach }: Caller): void {
  if (reach.places !== null) throw new VedetteError('not-allowed', 'caller', { at: 'organisation' });
}
