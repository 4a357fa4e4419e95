import { after, type Instant } from '@vedette/domain';
import type { PassTrust, PassTrustKey } from '../pass/trust.ts';

/** Everybody's keys and revocations together; of no list nobody is trusted. */
export function joinPassTrusts(lists: readonly PassTrust[]): PassTrust {
  const keys = new Map<string, readonly PassTrustKey[]>();
  for (const list of lists)
    for (const [id, candidates] of list.keys) keys.set(id, [...(keys.get(id) ?? []), ...candidates]);
  return {
    keys,
    revokedPasses: new Set(lists.flatMap((list) => [...list.revokedPasses])),
    revokedSubjects: latestOf(lists.map((list) => list.revokedSubjects)),
    ...oldestOf(lists),
  };
}

/** Of two revocations of one subject the later one counts: it voids what the earlier one does, and more. */
function latestOf(all: readonly PassTrust['revokedSubjects'][]): PassTrust['revokedSubjects'] {
  const latest = new Map<string, Instant>();
  for (const [subject, before] of all.flatMap((subjects) => [...subjects])) {
    const known = latest.get(subject);
    if (known === undefined || known < before) latest.set(subject, before);
  }
  return latest;
}

/** Of several revocation lists the one that grows stale first counts for all. */
function oldestOf(lists: readonly PassTrust[]): Pick<PassTrust, 'revocationListAt' | 'revocationFreshFor'> {
  const dated = lists.filter(({ revocationFreshFor }) => revocationFreshFor !== null);
  const [oldest] = dated.toSorted((one, other) => endOf(one) - endOf(other));
  const { revocationListAt = null, revocationFreshFor = null } = oldest ?? {};
  return { revocationListAt, revocationFreshFor };
}

const endOf = ({ revocationListAt: at, revocationFreshFor: period }: PassTrust): number =>
  at === null || period === null ? 0 : after(at, period);
