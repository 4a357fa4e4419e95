import {
  canonicalNumber,
  type Instant,
  instant,
  nameTokens,
  type OrganisationId,
  Personal,
  type PersonId,
  VedetteError,
} from '@vedette/domain';
import type { Insertable, Selectable } from 'kysely';
import { isoOrNull } from '../database/iso.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { LocationId } from '../locations/port.ts';
import type {
  Consent,
  GroupId,
  PersonFields,
  PersonKind,
  PersonSource,
  PlatformPerson,
  ReferenceState,
} from './port.ts';

export type PersonRow = Selectable<PlatformSchema['person']>;
export type PersonColumns = Omit<
  Insertable<PlatformSchema['person']>,
  'id' | 'organisation_id' | 'kind' | 'source' | 'external_id' | 'created_at' | 'updated_at'
>;
/** A row with the places and groups that were read beside it. */
export type FullPersonRow = PersonRow & { readonly places: number[]; readonly groups: string[] };

const storing = 'storing a person';
const nameAtMost = 100;
const textAtMost = 200;
const namesAtMost = 8;
const moment = (at: number | null): Instant | null => (at === null ? null : instant(at));
const personal = (text: string | null): Personal<string> | null =>
  text === null ? null : new Personal(text);

export function toPerson(row: FullPersonRow): PlatformPerson {
  return {
    id: row.id as PersonId,
    organisation: row.organisation_id as OrganisationId,
    kind: row.kind as PersonKind,
    source: row.source as PersonSource,
    externalId: row.external_id,
    name: new Personal(row.name),
    otherNames: new Personal(row.other_names),
    phone: personal(row.phone),
    mail: personal(row.mail),
    idNumber: personal(row.id_number),
    unit: row.unit,
    userName: personal(row.user_name),
    isActive: row.is_active,
    validFrom: moment(row.valid_from),
    validTo: moment(row.valid_to),
    consent: consentOf(row),
    referenceState: row.reference_state as ReferenceState,
    places: row.places as LocationId[],
    groups: row.groups as GroupId[],
    revision: row.revision,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  };
}

function consentOf({ consent_at, consent_to, consent_ended_at }: PersonRow): Consent | null {
  if (consent_at === null) return null;
  return { at: instant(consent_at), to: consent_to ?? '', endedAt: moment(consent_ended_at) };
}

/** @throws `input-invalid` for a text that is empty or too long, or a validity that ends before it begins */
export function personColumns(person: PersonFields): PersonColumns {
  const name = bounded(person.name.unwrap(storing), nameAtMost, 'name');
  const others = person.otherNames.unwrap(storing);
  if (others.length > namesAtMost) throw invalid('otherNames');
  const { validFrom, validTo, consent } = person;
  if (validFrom !== null && validTo !== null && validFrom >= validTo) throw invalid('validTo');
  const idNumber = text(person.idNumber, 'idNumber');
  return {
    name,
    other_names: others.map((other) => bounded(other, nameAtMost, 'otherNames')),
    name_order: orderOf(name),
    phone: text(person.phone, 'phone'),
    mail: text(person.mail, 'mail'),
    id_number: idNumber === null ? null : canonicalNumber(idNumber),
    unit: person.unit === null ? null : bounded(person.unit, nameAtMost, 'unit'),
    user_name: text(person.userName, 'userName'),
    is_active: person.isActive,
    valid_from: isoOrNull(validFrom),
    valid_to: isoOrNull(validTo),
    consent_at: isoOrNull(consent?.at ?? null),
    consent_to: consent?.to ?? null,
    consent_ended_at: isoOrNull(consent?.endedAt ?? null),
    reference_state: person.referenceState,
  };
}

/** What the names of a person are found by. */
export function wordsOf(person: Pick<PersonFields, 'name' | 'otherNames'>): readonly string[] {
  const names = [person.name.unwrap(storing), ...person.otherNames.unwrap(storing)];
  return [...new Set(names.flatMap(nameTokens))];
}

const orderOf = (name: string): string => name.normalize('NFKC').toLowerCase();

function text(value: Personal<string> | null, at: string): string | null {
  return value === null ? null : bounded(value.unwrap(storing), textAtMost, at);
}

/** PostgreSQL keeps no NUL and no lone surrogate: neither is part of anybody's name. */
function bounded(value: string, most: number, at: string): string {
  if (value.trim() === '' || value.length > most || value.includes('\0')) throw invalid(at);
  return value.toWellFormed();
}

export const invalid = (at: string): VedetteError => new VedetteError('input-invalid', 'caller', { at });
