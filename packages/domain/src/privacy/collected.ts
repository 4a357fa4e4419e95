import type { Collection, Duty } from '../duty/duty.ts';
import { type Duration, parseDuration } from '../time/duration.ts';
import { after, type Instant } from '../time/instant.ts';
import { type CollectableField, collectableFields } from './field.ts';

/** The fields that a duty, as the compiler knows it, can have written down. */
export type FieldOf<D extends Duty> = keyof D['collect'] & CollectableField;

export interface Retention {
  readonly minKeep: Duration;
  readonly maxKeep: Duration;
}

/**
 * The fields a duty collects. One without a reason, without a readable period, or under a duty
 * without a purpose is not collected, whatever else the document says.
 */
export function collectedFields<D extends Duty>(duty: D): readonly FieldOf<D>[] {
  return collectableFields.filter((field): field is FieldOf<D> => retention(duty, field) !== undefined);
}

/** How long a field is kept at least and at most; undefined when the duty does not collect it. */
export function retention(duty: Duty, field: CollectableField): Retention | undefined {
  const collection = writtenOf(duty, field);
  const minKeep = parseDuration(collection?.minKeep ?? '');
  const maxKeep = parseDuration(collection?.maxKeep ?? '');
  if (duty.purpose === '' || collection?.why.trim() === '') return undefined;
  return minKeep === undefined || maxKeep === undefined ? undefined : { minKeep, maxKeep };
}

/** What the duty says of a field that it collects. */
export function collectionOf(duty: Duty, field: CollectableField): Collection | undefined {
  return retention(duty, field) === undefined ? undefined : writtenOf(duty, field);
}

/** What stands in the document, and nothing that the field's name finds on a prototype. */
const writtenOf = (duty: Duty, field: CollectableField): Collection | undefined =>
  Object.hasOwn(duty.collect, field) ? duty.collect[field] : undefined;

/** The moment from which a field of a passage must be gone; undefined when it is not collected. */
export function expiresAt(duty: Duty, field: CollectableField, occurredAt: Instant): Instant | undefined {
  const period = retention(duty, field);
  return period === undefined ? undefined : after(occurredAt, period.maxKeep);
}

/** Whether the picture of a passage may be written down. */
export function keepsCapture(duty: Duty): boolean {
  return retention(duty, 'capture') !== undefined;
}
