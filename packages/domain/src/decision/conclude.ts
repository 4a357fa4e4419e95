import type { EvidenceKind } from '../evidence/evidence.ts';
import type { PersonId } from '../ids.ts';
import type { Decision, Need, NonEmpty } from './decision.ts';
import type { Finding } from './finding.ts';
import { type ReasonCode, reasonCodes } from './reason.ts';

const notPresented: Record<EvidenceKind, ReasonCode> = {
  identification: 'identify:not-presented',
  'presentation-attack': 'presentation-attack:not-presented',
  mask: 'mask:not-presented',
  'screening-temperature': 'screening-temperature:not-presented',
  'health-status': 'health-status:not-presented',
  test: 'test:not-presented',
  vaccination: 'vaccination:not-presented',
  itinerary: 'itinerary:not-presented',
  'subject-match': 'subject-matches:not-presented',
};

/**
 * One decision from what every check found: any refusal denies, else anything missing is asked for,
 * else any doubt calls a guard, else the lane opens.
 * @param groups the findings of each requirement, in the order of the duty
 * @param final whether what is missing is refused rather than asked for
 */
export function conclude(
  subject: PersonId | null,
  groups: readonly (readonly Finding[])[],
  final: boolean,
): Decision {
  const settled = groups.map((group) => (final ? group.map(withoutNeed) : group));
  const about = { subject, notices: reasonsOf(settled, 'notice') };
  const denials = nonEmpty(reasonsOf(settled, 'refused'));
  if (denials !== null) return { ...about, outcome: 'denied', reasons: denials };
  const needs = nonEmpty(needsOf(settled));
  if (needs !== null) return { ...about, outcome: 'needs', missing: needs };
  const doubts = nonEmpty(reasonsOf(settled, 'referred'));
  if (doubts !== null) return { ...about, outcome: 'refer', reasons: doubts };
  return { ...about, outcome: 'granted' };
}

const withoutNeed = (finding: Finding): Finding =>
  finding.kind === 'missing' ? { kind: 'refused', reason: notPresented[finding.need.what] } : finding;

/** Each reason once: by the order of the duty, then by the order of the reason codes. */
function reasonsOf(
  groups: readonly (readonly Finding[])[],
  kind: 'refused' | 'referred' | 'notice',
): readonly ReasonCode[] {
  const inOrder = groups.flatMap((group) => {
    const here = new Set(group.flatMap((finding) => (finding.kind === kind ? [finding.reason] : [])));
    return reasonCodes.filter((code) => here.has(code));
  });
  return [...new Set(inOrder)];
}

function needsOf(groups: readonly (readonly Finding[])[]): readonly Need[] {
  const byKey = new Map<string, Need>();
  for (const finding of groups.flat()) {
    if (finding.kind === 'missing') byKey.set(keyOf(finding.need), finding.need);
  }
  return [...byKey.values()];
}

const keyOf = (need: Need): string => [need.what, need.because, ...(need.anyOf ?? [])].join(' ');

function nonEmpty<T>(items: readonly T[]): NonEmpty<T> | null {
  const [first, ...rest] = items;
  return first === undefined ? null : [first, ...rest];
}
