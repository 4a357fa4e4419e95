import { type NewPlatformPersonInput, newPlatformPersonSchema } from '@vedette/contract/platform';
import type { DirectoryMapping, DirectorySource, NewPlatformPerson } from '@vedette/store/platform';
import type { Entry } from 'ldapts';
import { newPersonOf } from '../../people/person-input.ts';
import { directoryLimits } from './read-directory.ts';

export type EntryPerson =
  | { readonly ok: true; readonly person: NewPlatformPerson }
  | { readonly ok: false; readonly fields: readonly string[] };

/** `ACCOUNTDISABLE` of Active Directory. */
const disabled = 2;

/**
 * A person as an entry says it, or the fields that are wrong. His key names the directory as well: two of them may count
 * alike. A phone or mail that is none is left out, since directories hold all kinds of texts there.
 */
export function entryPerson(
  entry: Entry,
  { id, organisation, mapping, group }: Pick<DirectorySource, 'id' | 'organisation' | 'mapping' | 'group'>,
): EntryPerson {
  const externalId = keyOf(entry, mapping.externalId);
  const text = (field: keyof DirectoryMapping): string | null => textOf(entry, mapping[field]);
  const other = text('otherName');
  const input: NewPlatformPersonInput = {
    name: text('name') ?? '',
    otherNames: other === null ? [] : [other],
    unit: text('unit'),
    userName: text('userName'),
    isActive: (Number(textOf(entry, 'userAccountControl') ?? 0) & disabled) === 0,
    ...optional('phone', text('phone')),
    ...optional('mail', text('mail')),
  };
  const parsed = newPlatformPersonSchema.safeParse(input);
  const wrong = [
    ...(externalId === null ? ['externalId'] : []),
    ...(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0] ?? 'name'))),
  ];
  if (!parsed.success || externalId === null) return { ok: false, fields: [...new Set(wrong)] };
  const groups = group === null ? [] : [group];
  const person = { ...newPersonOf(parsed.data, organisation), groups };
  return { ok: true, person: { ...person, source: 'ldap', externalId: `${prefixOf(id)}${externalId}` } };
}

/** With what the keys of one directory begin. */
export const prefixOf = (id: DirectorySource['id']): string => `${id}/`;

const fieldSchemas = newPlatformPersonSchema.shape;

function optional(field: 'phone' | 'mail', value: string | null): Partial<NewPlatformPersonInput> {
  return fieldSchemas[field].safeParse(value).success ? { [field]: value } : {};
}

function keyOf(entry: Entry, name: string): string | null {
  const value = firstValue(entry, name);
  if (Buffer.isBuffer(value)) return value.length === 0 ? null : value.toString('hex');
  const text = textOf(entry, name);
  return text === null || text.length > 100 ? null : text;
}

function textOf(entry: Entry, name: string | null): string | null {
  const value = name === null ? undefined : firstValue(entry, name);
  const text = Buffer.isBuffer(value) ? value.toString('utf8') : (value ?? '');
  return text.trim() === '' ? null : text.trim();
}

/** The first value; names of attributes are the same in any case of their letters. */
function firstValue(entry: Entry, name: string): string | Buffer | undefined {
  const key = Object.keys(entry).find((one) => one.toLowerCase() === name.toLowerCase());
  const value = key === undefined ? undefined : entry[key];
  const values = Array.isArray(value) ? value.slice(0, directoryLimits.values) : [value];
  return values.find((one) => one !== undefined && one.length > 0);
}
