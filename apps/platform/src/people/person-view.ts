import type { GroupView, PlatformPersonView, PlatformReferenceView } from '@vedette/contract/platform';
import { maskMail, maskName, maskNumber, maskPhone, type Personal } from '@vedette/domain';
import type { PersonGroup, PlatformPerson, StoredReference } from '@vedette/store/platform';

const purpose = 'people administration';

const shown = <T>(value: Personal<T> | null, mask: (value: T) => string): string | null =>
  value === null ? null : mask(value.unwrap(purpose));

/** A person as whoever may see people sees them: the name in full, numbers and addresses masked. */
export function personView(person: PlatformPerson): PlatformPersonView {
  const { consent } = person;
  return {
    ...{ id: person.id, organisation: person.organisation, kind: person.kind, source: person.source },
    externalId: person.externalId,
    name: person.name.unwrap(purpose),
    otherNames: [...person.otherNames.unwrap(purpose)],
    phone: shown(person.phone, maskPhone),
    mail: shown(person.mail, maskMail),
    idNumber: shown(person.idNumber, maskNumber),
    unit: person.unit,
    userName: shown(person.userName, maskMail),
    isActive: person.isActive,
    validFrom: person.validFrom,
    validTo: person.validTo,
    consent: consent === null ? null : { ...consent },
    referenceState: person.referenceState,
    places: [...person.places],
    groups: [...person.groups],
    revision: person.revision,
    createdAt: person.createdAt,
    updatedAt: person.updatedAt,
  };
}

/** A name for whoever may see that there is somebody, and not who it is. */
export function nameFor(permissions: ReadonlySet<string>, name: Personal<string>): string {
  const text = name.unwrap(purpose);
  return permissions.has('people-see') ? text : maskName(text);
}

export function groupView(group: PersonGroup): GroupView {
  const { id, organisation, name, externalId, places, members, revision } = group;
  return { id, organisation, name, externalId, places: [...places], members, revision };
}

export function referenceView(reference: StoredReference): PlatformReferenceView {
  const { id, site, content, bytes, recipients, createdAt } = reference;
  return { id, site, content, bytes, recipients: [...recipients], createdAt };
}
