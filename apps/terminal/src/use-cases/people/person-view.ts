import type { PersonView } from '@vedette/contract';
import type { AccessList, CollectableField, Personal } from '@vedette/domain';
import type { EnrolledPerson } from '@vedette/store';

const purpose = 'people administration';

/**
 * A person as an operator may see them. The name shows to whoever may open the page at all: enrolling
 * somebody is typing that name. The rest shows only where the duty in force says so.
 */
export function personView(
  person: EnrolledPerson,
  visible: ReadonlySet<CollectableField>,
  lists: readonly AccessList[],
): PersonView {
  const shown = (field: CollectableField, value: Personal<string> | null): string | null =>
    visible.has(field) && value !== null ? value.unwrap(purpose) : null;
  return {
    id: person.id,
    name: person.name.unwrap(purpose),
    phone: shown('phone', person.phone),
    idNumber: shown('id-number', person.idNumber),
    organisation: visible.has('organisation') ? person.organisation : null,
    validFrom: person.validFrom,
    validTo: person.validTo,
    references: person.references,
    lists: lists.filter(({ entries }) => entries.has(person.id)).map(({ id }) => id),
    createdAt: person.createdAt,
  };
}
