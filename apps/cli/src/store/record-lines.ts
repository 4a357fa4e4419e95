import { type CollectableField, collectableFields, type PassBody } from '@vedette/domain';
import type { PassRecord } from '@vedette/store';
import { shown } from '../output/shown.ts';
import type { Shell } from '../shell.ts';

/**
 * A record as the API names its parts.
 * @param body what is shown of it; null when no personal information is asked for
 */
export function recordJson({ seq, header, completion }: PassRecord, body: Partial<PassBody> | null): object {
  const { purpose: _, ...shownHeader } = header;
  return {
    seq,
    ...shownHeader,
    completion: completion?.completion ?? null,
    ...(body === null ? {} : { body }),
  };
}

/** A record as cells of a table: local time, lane, outcome, reasons, and with a reason the fields. */
export function recordRow(
  { phrases }: Shell,
  { seq, header, completion }: PassRecord,
  body: Partial<PassBody> | null,
): readonly string[] {
  const { export: words, methods, reasons } = phrases;
  const fieldText = (field: CollectableField): readonly string[] => {
    const value = body?.[field];
    return value === undefined ? [] : [`${phrases.fields[field]}: ${shown(value)}`];
  };
  return [
    String(seq),
    localText(header.occurredAt),
    header.lane,
    words.direction[header.direction],
    words.outcome[header.outcome],
    completion === null ? '' : words.completion[completion.completion],
    header.by.map((method) => methods[method]).join(', '),
    header.reasons.map((reason) => reasons[reason]).join(', '),
    collectableFields.flatMap(fieldText).join('; '),
  ];
}

/** Local time of this machine, in the order of ISO 8601. */
function localText(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
