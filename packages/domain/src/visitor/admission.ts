import type { Duration } from '../time/duration.ts';
import { after, type Instant } from '../time/instant.ts';
import { type AcceptedVersion, type DemandedVersion, missingAcceptances } from './acceptance.ts';
import type { VisitState } from './visit-state.ts';

/** The visitor is let in only after one of these went in, and not later than `within` after it. */
export interface EscortRule {
  /** People; at least one. */
  readonly escorts: readonly string[];
  readonly within: Duration;
}

/** Why a visitor is not let in now; a closed list. Several may hold. */
export const admissionObstacles = [
  'not-approved',
  'over',
  'too-early',
  'too-late',
  'documents-missing',
  'escort-missing',
] as const;
export type AdmissionObstacle = (typeof admissionObstacles)[number];

export interface AdmissionFacts {
  readonly at: Instant;
  /** How long before the window he may come in. */
  readonly early: Duration;
  readonly demanded: readonly DemandedVersion[];
  readonly accepted: readonly AcceptedVersion[];
  readonly escort: EscortRule | null;
  /** Who went in at this door, newest or not, at or before `at`. */
  readonly passed: readonly { readonly person: string; readonly at: Instant }[];
}

/** Everything that stands between a visitor and the door; nothing when he may go in. */
export function obstaclesToAdmission(visit: VisitState, facts: AdmissionFacts): readonly AdmissionObstacle[] {
  const found: Readonly<Record<AdmissionObstacle, boolean>> = {
    ...standing(visit),
    'too-early': facts.at < after(visit.from, -facts.early as Duration),
    'too-late': facts.at >= visit.until,
    'documents-missing': missingAcceptances(facts.demanded, facts.accepted).length > 0,
    'escort-missing': facts.escort !== null && !isEscorted(facts.escort, facts),
  };
  return admissionObstacles.filter((obstacle) => found[obstacle]);
}

function standing({ phase, entries }: VisitState): { 'not-approved': boolean; over: boolean } {
  const mayReturn = phase === 'left' && entries === 'multiple';
  const isOpen = phase === 'approved' || phase === 'arrived' || mayReturn;
  const isWaiting = phase === 'invited' || phase === 'awaiting-approval';
  return { 'not-approved': isWaiting, over: !isOpen && !isWaiting };
}

/** Whether an escort went in before the visitor, and not too long before. A time that is none counts for nothing. */
export function isEscorted(rule: EscortRule, { passed, at }: Pick<AdmissionFacts, 'passed' | 'at'>): boolean {
  return passed.some((one) => {
    const age = at - one.at;
    return rule.escorts.includes(one.person) && age >= 0 && age <= rule.within;
  });
}
