import { dateOf, dayNumber, instant, Personal, type PersonId, VedetteError } from '@vedette/domain';
import type { PageRequest, PlatformRecordFilter } from '@vedette/store/platform';
import { dayKeys, type KeyOwner, keyDay } from '@vedette/vault';
import { note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import type { RevealDeps } from './deps.ts';

export interface PassagesAsked {
  readonly person: PersonId;
  readonly purpose: string;
  /** `YYYY-MM-DD` at the sites, both included. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

type SubjectTag = NonNullable<PlatformRecordFilter['subjectTags']>[number];

const day = 86_400_000;
/** A local day begins up to this before the day of UTC, and ends as long after it. */
const zones = 14 * 3_600_000;
/** With the hours of all time zones before and after, as long as a search may be. */
const daysAtMost = 29;

/**
 * Passages of somebody of the directory: the tags that he has under the index keys of each day, and the records that
 * bear one of them. Nobody else's tags are computed, and no body is opened.
 * @throws VedetteError `not-found`, `input-invalid`
 */
export async function passagesOf(
  { stores: { people, keys, records }, custody, audit }: RevealDeps,
  caller: Caller,
  { person: id, purpose, from, to, reason }: PassagesAsked,
  page: PageRequest,
) {
  const days = daysFrom(from, to);
  const [person] = await people.getMany(caller.reach, [id]);
  if (person === undefined) throw new VedetteError('not-found', 'caller', { at: 'person' });
  const opener = dayKeys({
    ...{ shelf: keys, custody },
    onOpening: () => note(audit, caller, 'passages-of-person', id, { reason, purpose, from, to }),
  });
  const owner = person.organisation as string as KeyOwner;
  const opening = { owner, purpose, role: 'tracer', reason, by: caller.account } as const;
  const tags = await opener.subjectTags(opening, new Personal<string>(id), days.map(keyDay));
  const subjectTags = tags.flatMap((tag) => (tag === null ? [] : [tag as SubjectTag]));
  const daysWithoutKey = days.filter((_, nth) => tags[nth] === null);
  if (subjectTags.length === 0) return { items: [], next: null, daysWithoutKey };
  const span = { from: instant(Date.parse(from) - zones), to: instant(Date.parse(to) + day + zones) };
  const found = await records.search(caller.reach, { ...span, subjectTags }, page);
  return { ...found, daysWithoutKey };
}

function daysFrom(from: string, to: string): readonly string[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (first === null || last === null || last < first || last - first >= daysAtMost)
    throw new VedetteError('input-invalid', 'caller', { at: 'to' });
  return Array.from({ length: last - first + 1 }, (_, nth) => dateOf(first + nth));
}
