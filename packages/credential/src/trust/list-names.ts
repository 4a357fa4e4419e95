import type { Instant } from '@vedette/domain';

interface NamedList {
  readonly name: string;
  readonly at: Instant | null;
}

/** Several lists as one: all names, and the date of the oldest; none where one has none. */
export function listsAsOne(lists: readonly NamedList[]): NamedList {
  return {
    name: [...new Set(lists.map(({ name }) => name))].join(', '),
    at: lists.map(({ at }) => at).reduce(earlier, lists[0]?.at ?? null),
  };
}

const earlier = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? null : minimum(one, other);

const minimum = (one: Instant, other: Instant): Instant => (one < other ? one : other);
