import { type ScimUserInput, scimUrns } from '@vedette/contract/platform';
import { type OrganisationId, Personal } from '@vedette/domain';
import type { NameParts, NewPlatformPerson, PlatformPerson } from '@vedette/store/platform';

const purpose = 'telling the organisation’s own directory';

/** A person as the directory that keeps him sees him. Nothing of it that the directory did not send. */
export function userResource(person: PlatformPerson, parts: NameParts | undefined, base: string) {
  const text = (value: Personal<string> | null | undefined): string | undefined => value?.unwrap(purpose);
  const [mail, phone] = [text(person.mail), text(person.phone)];
  return {
    schemas: [scimUrns.user, scimUrns.enterprise],
    id: person.id,
    externalId: person.externalId ?? undefined,
    userName: text(person.userName) ?? person.id,
    name: {
      formatted: text(parts?.formatted) ?? person.name.unwrap(purpose),
      givenName: text(parts?.given),
      familyName: text(parts?.family),
    },
    displayName: text(parts?.display) ?? person.name.unwrap(purpose),
    active: person.isActive,
    emails: mail === undefined ? undefined : [{ value: mail, type: 'work', primary: true }],
    phoneNumbers: phone === undefined ? undefined : [{ value: phone, type: 'mobile', primary: true }],
    groups: person.groups.map((value) => ({ value, $ref: `${base}/Groups/${value}` })),
    [scimUrns.enterprise]: person.unit === null ? undefined : { department: person.unit },
    meta: {
      resourceType: 'User',
      created: new Date(person.createdAt).toISOString(),
      lastModified: new Date(person.updatedAt).toISOString(),
      location: `${base}/Users/${person.id}`,
      version: versionOf(person.revision),
    },
  };
}

export const versionOf = (revision: number): string => `W/"${revision}"`;

/** A person as a directory sends him; where he may go is said by his groups. */
export function personOf(user: ScimUserInput, organisation: OrganisationId): NewPlatformPerson {
  const personal = (text: string | undefined): Personal<string> | null =>
    text === undefined ? null : new Personal(text);
  return {
    ...{ organisation, kind: 'member', source: 'scim', externalId: user.externalId ?? null },
    ...{ name: new Personal(nameOf(user)), otherNames: new Personal<readonly string[]>([]) },
    ...{ phone: personal(first(user.phoneNumbers)), mail: personal(first(user.emails)), idNumber: null },
    ...{ unit: user[scimUrns.enterprise]?.department ?? null, userName: personal(user.userName) },
    ...{ isActive: user.active, validFrom: null, validTo: null, consent: null },
    ...{ referenceState: 'none', places: [], groups: [] },
  };
}

export function namePartsOf({ name, displayName }: ScimUserInput): NameParts {
  const personal = (text: string | undefined): Personal<string> | null =>
    text === undefined ? null : new Personal(text);
  return {
    given: personal(name?.givenName),
    family: personal(name?.familyName),
    formatted: personal(name?.formatted),
    display: personal(displayName),
  };
}

const han = /\p{Script=Han}/u;

/** The name in full, or put together of its parts: a Chinese one begins with the family and has no blank. */
function nameOf({ name, displayName, userName }: ScimUserInput): string {
  const { formatted, givenName: given, familyName: family } = name ?? {};
  const whole = displayName ?? formatted;
  if (whole !== undefined) return whole;
  const isHan = [given, family].every((part) => part === undefined || han.test(part));
  const parts = isHan ? [family, given] : [given, family];
  const made = parts.filter((part) => part !== undefined).join(isHan ? '' : ' ');
  return (made === '' ? userName : made).slice(0, 100);
}

function first(
  values: readonly { value?: string | undefined; primary?: boolean | undefined }[] | undefined,
): string | undefined {
  const filled = values?.filter(({ value }) => value !== undefined) ?? [];
  return (filled.find(({ primary }) => primary === true) ?? filled[0])?.value;
}
