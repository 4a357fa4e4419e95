import type { NewPlatformPersonInput, PlatformPersonPatchInput } from '@vedette/contract/platform';
import { type Instant, instant, type OrganisationId, Personal, VedetteError } from '@vedette/domain';
import type { GroupId, LocationId, NewPlatformPerson, PlatformPersonPatch } from '@vedette/store/platform';

const personal = (value: string | null | undefined): Personal<string> | null =>
  value === null || value === undefined ? null : new Personal(value);
const moment = (value: number | null | undefined): Instant | null =>
  value === null || value === undefined ? null : instant(value);

/** A person as a form or a row gives it; what is not said is empty. */
export function newPersonOf(input: NewPlatformPersonInput, organisation: OrganisationId): NewPlatformPerson {
  const patch = personPatchOf(input);
  return {
    organisation: (input.organisation ?? organisation) as OrganisationId,
    kind: input.kind ?? 'member',
    source: 'hand',
    externalId: null,
    name: new Personal(input.name),
    otherNames: patch.otherNames ?? new Personal([]),
    phone: personal(input.phone),
    mail: personal(input.mail),
    idNumber: personal(input.idNumber),
    unit: input.unit ?? null,
    userName: personal(input.userName),
    isActive: input.isActive ?? true,
    validFrom: moment(input.validFrom),
    validTo: moment(input.validTo),
    consent: patch.consent ?? null,
    referenceState: 'none',
    places: patch.places ?? [],
    groups: patch.groups ?? [],
  };
}

/** What a form changes; a member left out stays. */
export function personPatchOf(input: PlatformPersonPatchInput): PlatformPersonPatch {
  const { name, otherNames, phone, mail, idNumber, unit, userName, isActive, validFrom, validTo } = input;
  return {
    ...(name === undefined ? {} : { name: new Personal(name) }),
    ...(otherNames === undefined ? {} : { otherNames: new Personal<readonly string[]>(otherNames) }),
    ...(phone === undefined ? {} : { phone: personal(phone) }),
    ...(mail === undefined ? {} : { mail: personal(mail) }),
    ...(idNumber === undefined ? {} : { idNumber: personal(idNumber) }),
    ...(unit === undefined ? {} : { unit }),
    ...(userName === undefined ? {} : { userName: personal(userName) }),
    ...(isActive === undefined ? {} : { isActive }),
    ...(validFrom === undefined ? {} : { validFrom: moment(validFrom) }),
    ...(validTo === undefined ? {} : { validTo: moment(validTo) }),
    ...belonging(input),
  };
}

function belonging({ consent, places, groups }: PlatformPersonPatchInput): PlatformPersonPatch {
  return {
    ...(consent === undefined ? {} : { consent: consentOf(consent) }),
    ...(places === undefined ? {} : { places: places as LocationId[] }),
    ...(groups === undefined ? {} : { groups: groups as GroupId[] }),
  };
}

function consentOf(consent: PlatformPersonPatchInput['consent'] | null) {
  if (consent === null || consent === undefined) return null;
  return { at: instant(consent.at), to: consent.to, endedAt: moment(consent.endedAt) };
}

/** The revision of an entity tag, `W/"3"` or `"3"`. @throws VedetteError `input-invalid` for another text */
export function revisionOf(tag: string | undefined): number | undefined {
  if (tag === undefined || tag === '*') return undefined;
  const [, revision] = /^(?:W\/)?"(\d{1,9})"$/.exec(tag.trim()) ?? [];
  if (revision === undefined) throw new VedetteError('input-invalid', 'caller', { at: 'if-match' });
  return Number(revision);
}
