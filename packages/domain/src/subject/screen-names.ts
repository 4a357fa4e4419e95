import type { Screening } from '../visitor/approval.ts';
import { compareFullNames, type NameComparison } from './name/compare-full-names.ts';

/** Somebody on a list, by every name he is known under. */
export interface ListedName<Id> {
  readonly id: Id;
  readonly kind: 'deny' | 'watch';
  readonly names: readonly string[];
  /** Whether the document's number is the visitor's: that binds, whatever the names say. */
  readonly sameNumber: boolean;
}

export interface ScreeningHit<Id> {
  readonly id: Id;
  readonly kind: 'deny' | 'watch';
  readonly sameNumber: boolean;
  /** Of the name that agrees best. */
  readonly comparison: NameComparison;
}

export interface ScreeningResult<Id> {
  readonly screening: Screening;
  /** The surest first, at most 20. */
  readonly hits: readonly ScreeningHit<Id>[];
}

const hitsAtMost = 20;
const rank = { same: 0, likely: 1, possible: 2, different: 3, 'cannot-tell': 4 } as const;

/**
 * What the lists know of a name. A number that is on a list decides; a name alone only asks somebody to look, since
 * people share names.
 */
export function screenNames<Id>(name: string, listed: readonly ListedName<Id>[]): ScreeningResult<Id> {
  const hits = listed
    .map((one) => ({ ...pick(one), comparison: best(name, one.names) }))
    .filter(({ sameNumber, comparison }) => sameNumber || rank[comparison.verdict] < rank.different)
    .sort((a, b) => weight(a) - weight(b))
    .slice(0, hitsAtMost);
  return { screening: screeningOf(hits), hits };
}

const pick = <Id>({ id, kind, sameNumber }: ListedName<Id>) => ({ id, kind, sameNumber });
const weight = ({
  sameNumber,
  comparison,
}: Pick<ScreeningHit<unknown>, 'sameNumber' | 'comparison'>): number =>
  sameNumber ? -1 : rank[comparison.verdict];

function best(name: string, names: readonly string[]): NameComparison {
  const [first = compareFullNames(name, '')] = names
    .map((other) => compareFullNames(name, other))
    .sort((a, b) => rank[a.verdict] - rank[b.verdict]);
  return first;
}

function screeningOf(hits: readonly ScreeningHit<unknown>[]): Screening {
  const bound = hits.filter(({ sameNumber }) => sameNumber);
  if (bound.some(({ kind }) => kind === 'deny')) return 'denied';
  if (bound.length > 0) return 'watched';
  return hits.length > 0 ? 'possible' : 'clear';
}
