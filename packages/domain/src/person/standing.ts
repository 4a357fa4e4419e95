/**
 * Whether a subject counts as a person at the door. `removed` is also said of someone never enrolled;
 * `clock-doubtful` of someone whose validity is bounded while nobody knows the time.
 */
export const standings = [
  'enrolled',
  'not-yet-valid',
  'no-longer-valid',
  'removed',
  'clock-doubtful',
] as const;
export type Standing = (typeof standings)[number];
