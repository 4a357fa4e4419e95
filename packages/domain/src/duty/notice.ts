import type { IdentifyMethod } from '../evidence/evidence.ts';
import type { DutyId } from '../ids.ts';
import { collectionOf } from '../privacy/collected.ts';
import { type CollectableField, collectableFields } from '../privacy/field.ts';
import type { Bilingual, Collection, Duty } from './duty.ts';
import type { CheckName } from './requirement.ts';
import { asksForFace, waysWithoutFace } from './ways-without-face.ts';

export interface KeptField extends Collection {
  readonly field: CollectableField;
}

/**
 * What the person at the door is told (PIPL article 17): who processes, why, on what basis, what is
 * looked at, what is written down and for how long, and how to enter without a face.
 */
export interface DoorNotice {
  readonly duty: DutyId;
  readonly version: number;
  readonly title: Bilingual;
  readonly processor: Duty['processor'];
  readonly purpose: string;
  readonly basis: string;
  readonly endsWith: string | null;
  /** The ways of identifying that are accepted; empty when nobody's name is asked. */
  readonly identifyBy: readonly IdentifyMethod[];
  readonly asksForFace: boolean;
  readonly withoutFace: readonly IdentifyMethod[];
  readonly checks: readonly CheckName[];
  /** Empty when nothing is written down. */
  readonly kept: readonly KeptField[];
  readonly deviceOnly: Duty['deviceOnly'];
}

/** The notice that follows from a duty: every word of it is data, the texts are phrases. */
export function noticeOf(duty: Duty): DoorNotice {
  const { id, version, title, processor, purpose, basis, endsWith = null, deviceOnly } = duty;
  return {
    ...{ duty: id, version, title, processor, purpose, basis, endsWith, deviceOnly },
    identifyBy: [...new Set(duty.identify?.anyOf)],
    asksForFace: asksForFace(duty),
    withoutFace: waysWithoutFace(duty),
    checks: [...new Set(duty.require.map(({ check }) => check))],
    kept: collectableFields.flatMap((field) => keptField(duty, field)),
  };
}

function keptField(duty: Duty, field: CollectableField): readonly KeptField[] {
  const collection = collectionOf(duty, field);
  return collection === undefined ? [] : [{ field, ...collection }];
}
