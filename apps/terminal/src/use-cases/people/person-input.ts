import {
  type CollectableField,
  collectedFields,
  type Duty,
  instant,
  type Person,
  Personal,
  type PersonId,
  VedetteError,
} from '@vedette/domain';
import type { PersonPatch } from '@vedette/store';

/** What an operator may write of a person; a member left out stays as it is. */
export interface PersonInput {
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly idNumber?: string | null | undefined;
  readonly organisation?: string | null | undefined;
  readonly validFrom?: number | null | undefined;
  readonly validTo?: number | null | undefined;
}

const fieldOf = {
  phone: 'phone',
  idNumber: 'id-number',
  organisation: 'organisation',
} as const satisfies Partial<Record<keyof PersonInput, CollectableField>>;

/**
 * A field that the duty in force does not collect cannot be written down; to empty one is always allowed.
 * @throws VedetteError `input-invalid`
 */
export function demandCollected(input: PersonInput, duty: Duty | null): void {
  const collected: readonly CollectableField[] = duty === null ? [] : collectedFields(duty);
  const problems = (Object.keys(fieldOf) as (keyof typeof fieldOf)[])
    .filter((key) => typeof input[key] === 'string' && !collected.includes(fieldOf[key]))
    .map((path) => ({ path, message: 'not-collected' }));
  if (problems.length > 0) throw new VedetteError('input-invalid', 'caller', { problems });
}

/** @throws VedetteError `input-invalid` when the validity ends before it begins */
export function demandValidity(from: number | null, to: number | null): void {
  if (from === null || to === null || from < to) return;
  const problems = [{ path: 'validTo', message: 'before-valid-from' }];
  throw new VedetteError('input-invalid', 'caller', { problems });
}

export function newPerson(id: PersonId, input: PersonInput & { readonly name: string }): Person {
  return {
    id,
    name: new Personal(input.name),
    phone: personal(input.phone),
    idNumber: personal(input.idNumber),
    organisation: input.organisation ?? null,
    validFrom: moment(input.validFrom),
    validTo: moment(input.validTo),
  };
}

export function patchOf(input: PersonInput): PersonPatch {
  const { name, phone, idNumber, organisation, validFrom, validTo } = input;
  return {
    ...(name === undefined ? {} : { name: new Personal(name) }),
    ...(phone === undefined ? {} : { phone: personal(phone) }),
    ...(idNumber === undefined ? {} : { idNumber: personal(idNumber) }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(validFrom === undefined ? {} : { validFrom: moment(validFrom) }),
    ...(validTo === undefined ? {} : { validTo: moment(validTo) }),
  };
}

const personal = (value: string | null | undefined): Personal<string> | null =>
  value === null || value === undefined ? null : new Personal(value);
const moment = (value: number | null | undefined) =>
  value === null || value === undefined ? null : instant(value);
