/**
 * Every field of a person or of a passage that can be written down at all. A field that is not here
 * cannot be collected; a field that is here is collected only when the duty names it with a reason.
 */
export const collectableFields = [
  'name',
  'phone',
  'id-number',
  'organisation',
  'capture',
  'screening-temperature',
  'mask',
  'health-status',
  'test',
  'vaccination',
  'itinerary',
  'comparison-score',
] as const;
export type CollectableField = (typeof collectableFields)[number];

/** Roles of operators. What each may see of a record, the duty says field by field. */
export const roles = ['owner', 'manager', 'guard', 'tracer', 'auditor'] as const;
export type Role = (typeof roles)[number];
