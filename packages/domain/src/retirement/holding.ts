import type { Instant } from '../time/instant.ts';

/** Kinds of personal information that a sentinel may hold. */
export const holdingKinds = [
  'person',
  'face-reference',
  'identity',
  'list-entry',
  'pass-record',
  'capture',
  'credential',
  'operator',
  'audit-line',
] as const;
export type HoldingKind = (typeof holdingKinds)[number];

/** One line of an inventory: how much of a kind is held for a purpose. Never whose. */
export interface Holding {
  readonly kind: HoldingKind;
  /** Null for what serves the running of the device itself, such as its operators. */
  readonly purpose: string | null;
  readonly count: number;
  /** Of the oldest and the newest; null where the kind has no date, or none is held. */
  readonly from: Instant | null;
  readonly until: Instant | null;
  /** May not leave the device, not even in a backup. */
  readonly deviceOnly: boolean;
}
