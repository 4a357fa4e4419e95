import type { Instant, PersonId } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import type { RuleBook } from '../duties/collection-rules.ts';
import type { SubjectTag } from './port.ts';

const dayMilliseconds = 86_400_000;
interface Range {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/**
 * Every tag that a person can have on the days on which records lie. A site's local day is at most one day off
 * the UTC day, so a neighbour on either side covers every time zone.
 */
export function tagsOf(context: StoreContext, rules: RuleBook, person: PersonId, range: Range): SubjectTag[] {
  const purposes = rules.purposes();
  return daysWithRecords(context, range).flatMap((day) =>
    purposes.flatMap((purpose) => context.subjects.tags(person, purpose, day)),
  );
}

function daysWithRecords({ records: db }: StoreContext, { from, to }: Range): string[] {
  const nextFrom = db.raw
    .prepare<[number, number], number | null>(
      'select min(occurred_at) from pass_record where occurred_at >= ? and occurred_at < ?',
    )
    .pluck();
  const end = to ?? Number.MAX_SAFE_INTEGER;
  const days = new Set<string>();
  let at = nextFrom.get(from ?? Number.MIN_SAFE_INTEGER, end) ?? null;
  // One look at the index a day, however many records the day has.
  while (at !== null) {
    const day = Math.floor(at / dayMilliseconds);
    for (const near of [day - 1, day, day + 1]) days.add(dateText(near));
    at = nextFrom.get((day + 1) * dayMilliseconds, end) ?? null;
  }
  return [...days];
}

function dateText(day: number): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}
