import type { KnownPerson } from './known-people.ts';
import type { SyncField, SyncKey } from './port.ts';

export const personKey = (person: string): SyncKey => `person/${person}` as SyncKey;
export const listKey = (list: string): SyncKey => `list/${list}` as SyncKey;
export const entryKey = (list: string, person: string): SyncKey => `list-entry/${list}:${person}` as SyncKey;

/**
 * A person as the terminals of one site are told, in the words of the device link. Whoever is there for a list alone
 * has a validity that never was: known, and entitled to nothing.
 */
export function personDocument(person: KnownPerson): string {
  const { fields, why } = person;
  const told = (field: SyncField, value: string | null): string | null =>
    fields.includes(field) ? value : null;
  const validity =
    why === 'listed'
      ? { validFrom: null, validTo: 0 }
      : { validFrom: person.valid_from, validTo: person.valid_to };
  return JSON.stringify({
    name: person.name,
    phone: told('phone', person.phone),
    idNumber: told('idNumber', person.id_number),
    organisation: told('organisation', person.unit),
    ...validity,
  });
}

export function listDocument({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return JSON.stringify({ kind, name });
}

export interface EntryFacts {
  readonly list_id: string;
  readonly person_id: string;
  readonly valid_from: number | null;
  readonly valid_to: number | null;
}

/** Why somebody is on a list, the door need not know; who answers for the entry does. */
export function entryDocument(entry: EntryFacts): string {
  const { list_id, person_id, valid_from, valid_to } = entry;
  return JSON.stringify({
    list: list_id,
    subject: person_id,
    reason: '',
    validFrom: valid_from,
    validTo: valid_to,
  });
}
