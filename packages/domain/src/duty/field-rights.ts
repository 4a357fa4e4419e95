import { collectionOf } from '../privacy/collected.ts';
import { type CollectableField, collectableFields, type Role } from '../privacy/field.ts';
import type { Duty } from './duty.ts';

/** The collected fields of a record that a role may see; a role the duty does not name sees none. */
export function visibleFields(duty: Duty, role: Role): readonly CollectableField[] {
  return collectableFields.filter((field) => collectionOf(duty, field)?.visibleTo.includes(role));
}

export function maySee(duty: Duty, role: Role, field: CollectableField): boolean {
  return visibleFields(duty, role).includes(field);
}
