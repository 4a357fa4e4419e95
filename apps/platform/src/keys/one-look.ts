import {
  type CollectableField,
  collectedFields,
  type Duty,
  instant,
  maySee,
  type PassageId,
  type Role,
  VedetteError,
} from '@vedette/domain';
import type { LocationId, StoredPassRecord } from '@vedette/store/platform';
import { type DayKeys, dayKeys, type KeyOwner } from '@vedette/vault';
import { note } from '../module/audit.ts';
import { type Caller, type Principal, reasonOf } from '../module/caller.ts';
import type { RevealDeps } from './deps.ts';
import { dutyRolesAt } from './duty-roles.ts';

export interface RecordAddress {
  readonly site: number;
  readonly at: number;
  readonly id: string;
}

/** One record that somebody looks into, with the duty that says who may see what of it. */
export interface Look {
  readonly record: StoredPassRecord;
  readonly owner: KeyOwner;
  readonly duty: Duty;
  readonly roles: readonly Role[];
  readonly reason: string;
}

/** @throws VedetteError `reason-required`, `not-found` for a record out of reach, or one whose duty nobody knows */
export async function lookInto(
  { stores: { records, locations, toldDuties } }: RevealDeps,
  { caller, principal }: { readonly caller: Caller; readonly principal: Principal },
  { site, at, id }: RecordAddress,
  given: string | undefined,
): Promise<Look> {
  const reason = reasonOf(caller, given, true);
  if (reason === null) throw new VedetteError('reason-required', 'caller');
  const { reach } = caller;
  const record = await records.get(reach, site as LocationId, instant(at), id as PassageId);
  const whole = { organisations: reach.organisations, places: null };
  const place = record === null ? null : await locations.get(whole, record.laneLocation);
  if (record === null || place === null) throw new VedetteError('not-found', 'caller', { at: 'record' });
  const { duty: dutyId, dutyVersion } = record.header;
  const duty = await toldDuties.ofRecord(record.device, place.organisation, dutyId, dutyVersion);
  if (duty === null) throw new VedetteError('not-found', 'caller', { at: 'duty' });
  const roles = dutyRolesAt(principal, place);
  return { record, owner: place.organisation as string as KeyOwner, duty, roles, reason };
}

/** The fields of those asked for that one of the roles may see. */
export function shownFields(
  { duty, roles }: Pick<Look, 'duty' | 'roles'>,
  asked: readonly CollectableField[] = collectedFields(duty),
): readonly CollectableField[] {
  return asked.filter((field) => roles.some((role) => maySee(duty, role, field)));
}

/** The keys for this look alone: before anything is opened, a line says who looks at what, and why. */
export function keysOfLook(
  { stores, custody, audit }: RevealDeps,
  caller: Caller,
  { record, reason, roles }: Look,
  fields: readonly CollectableField[],
): DayKeys {
  return dayKeys({
    ...{ shelf: stores.keys, custody },
    onOpening: () =>
      note(audit, caller, 'record-revealed', record.header.id, {
        ...{ reason, fields: fields.join(' '), roles: roles.join(' ') },
        ...{ site: record.site, at: record.header.occurredAt, purpose: record.header.purpose },
      }),
  });
}

/** The role in whose name something is opened: the first that may see any of it. */
export function openingOf(look: Look, caller: Caller, fields: readonly CollectableField[]) {
  const { owner, duty, roles, reason, record } = look;
  const role = roles.find((one) => fields.some((field) => maySee(duty, one, field)));
  if (role === undefined) throw new VedetteError('not-allowed', 'caller', { at: 'visibleTo' });
  return { owner, purpose: record.header.purpose, role, reason, by: caller.account };
}
