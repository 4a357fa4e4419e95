import type { IdentifyMethod } from '../evidence/evidence.ts';
import type { DutyId } from '../ids.ts';
import type { CollectableField, Role } from '../privacy/field.ts';
import type { DurationText } from '../time/duration.ts';
import type { OnIndeterminate, Requirement } from './requirement.ts';

/** A text in both languages of the house. */
export interface Bilingual {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** Why a field is written down, for how long, and who may see it. */
export interface Collection {
  readonly why: string;
  readonly minKeep: DurationText;
  readonly maxKeep: DurationText;
  readonly visibleTo: readonly Role[];
}

/** By what, and among whom, a person says who they are. */
export interface Identify {
  readonly anyOf: readonly IdentifyMethod[];
  /**
   * `enrolled` when absent: who is known to this site, or carries a pass that the site signed. `anyone`
   * lets a document or a health code of a stranger vouch for them.
   */
  readonly whom?: 'enrolled' | 'anyone' | undefined;
  /** What a credential comes to that nobody can check right now; `deny` when absent. */
  readonly onIndeterminate?: OnIndeterminate | undefined;
}

/**
 * What a lane does when the sentinel cannot decide at all (no power, no store, no duty):
 * `secure` holds it, `safe` opens it. Fire always opens it.
 */
export type FailMode = 'secure' | 'safe';

/**
 * What a sentinel must verify, what it may keep, for which purpose, and until when.
 * The wire form is `spec/duty.schema.json`.
 */
export interface Duty {
  readonly id: DutyId;
  /** Grows by one with each change. */
  readonly version: number;
  readonly title: Bilingual;
  /** The purpose of processing (处理目的), in kebab case. */
  readonly purpose: string;
  /** The legal basis, as `pipl-13-1` to `pipl-13-7`. */
  readonly basis: string;
  /** The event or notice that ends the purpose. */
  readonly endsWith?: string | undefined;
  /** Who answers for the data: shown on the notice at the door. */
  readonly processor: { readonly name: string; readonly contact: string };
  /** Absent for a duty that asks nobody's name, such as temperature alone. */
  readonly identify?: Identify | undefined;
  readonly require: readonly Requirement[];
  readonly collect: { readonly [field in CollectableField]?: Collection | undefined };
  /** What is kept on this sentinel only and never leaves it. */
  readonly deviceOnly: readonly 'face-reference'[];
  /** Reason classes or whole reasons that raise an alarm: `watch-list`, `health-status:red`. */
  readonly alarmOn: readonly string[];
  readonly failMode: FailMode;
  /** A page that shows personal information first asks the operator why. */
  readonly askReason: boolean;
  /** How long an opened lane waits for the person to walk. */
  readonly openFor: DurationText;
}
