import type { DutyPreviewView } from '@vedette/contract/platform';
import { type CollectableField, collectableFields, collectionOf, type Duty, noticeOf } from '@vedette/domain';
import { periodsOf } from '@vedette/vault';

type Consequences = Pick<DutyPreviewView, 'fields' | 'periods' | 'alarms' | 'asksForFace'>;

/** What follows from a duty where others are on: what is newly collected and kept, and what nobody hears of any more. */
export function consequences(duty: Duty, now: readonly Duty[]): Consequences {
  const before = new Set(now.flatMap(({ alarmOn }) => alarmOn));
  const after = new Set(duty.alarmOn);
  return {
    fields: collectableFields.flatMap((field) => fieldChange(field, duty, now)),
    periods: periodsOf(duty).map((period) => period / 1000),
    alarms: {
      added: [...after].filter((alarm) => !before.has(alarm)),
      removed: [...before].filter((alarm) => !after.has(alarm)),
    },
    asksForFace: noticeOf(duty).asksForFace,
  };
}

function fieldChange(
  field: CollectableField,
  duty: Duty,
  now: readonly Duty[],
): readonly Consequences['fields'][number][] {
  const after = collectionOf(duty, field);
  const before = now.map((one) => collectionOf(one, field)).find((one) => one !== undefined);
  if (after === undefined && before === undefined) return [];
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'kept';
  return [
    {
      ...{ field, change, maxKeep: after?.maxKeep ?? null, before: before?.maxKeep ?? null },
      visibleTo: [...(after?.visibleTo ?? [])],
    },
  ];
}
