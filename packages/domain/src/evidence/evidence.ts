import type { AreaId, PersonId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { Celsius, ComparisonScore, Metres } from './units.ts';

/** The ways a person can say who they are. */
export const identifyMethods = ['face', 'id-document', 'health-code', 'pass', 'card'] as const;
export type IdentifyMethod = (typeof identifyMethods)[number];

/** Why something a person showed does not say who they are. */
export const credentialRefusals = [
  'unreadable',
  'not-trusted',
  'not-yet-valid',
  'expired',
  'revoked',
  'replayed',
  'stale',
  'not-accepted',
  'unverified',
] as const;
export type CredentialRefusal = (typeof credentialRefusals)[number];

/** Where a credential is good; absent or empty for everywhere. */
interface Bounded {
  readonly zones?: readonly AreaId[];
}

/** Who stands here, according to one method. */
export type Identification = {
  readonly kind: 'identification';
  readonly by: IdentifyMethod;
} & (
  | (Bounded & {
      readonly state: 'identified';
      readonly subject: PersonId;
      /** A face among too many enrolled people is not enough by itself. */
      readonly standing: 'sufficient' | 'needs-second-factor';
      readonly score?: ComparisonScore;
    })
  /** Nobody who is enrolled, for whom the credential itself vouches: one of this site's own, or a document. */
  | (Bounded & { readonly state: 'vouched'; readonly authority: 'site' | 'document' })
  | { readonly state: 'not-identified'; readonly because?: CredentialRefusal }
  | { readonly state: 'ambiguous' }
);

export interface PresentationAttack {
  readonly kind: 'presentation-attack';
  readonly state: 'bona-fide' | 'attack' | 'uncertain';
  /** Whether a blink or turn challenge was answered; `none` when none was asked. */
  readonly challenge: 'passed' | 'failed' | 'none';
}

export interface MaskEvidence {
  readonly kind: 'mask';
  readonly state: 'worn' | 'not-worn' | 'unknown';
}

/** One contactless forehead reading (IEC 80601-2-59: screening temperature). */
export interface TemperatureEvidence {
  readonly kind: 'screening-temperature';
  readonly reading: Celsius | null;
  readonly distance: Metres | null;
  readonly ambient: Celsius | null;
}

export const healthColours = ['green', 'yellow', 'red', 'unknown'] as const;
export type HealthColour = (typeof healthColours)[number];
export interface HealthStatus {
  readonly kind: 'health-status';
  readonly colour: HealthColour;
}

export const testMethods = ['NAAT', 'antigen'] as const;
export type TestMethod = (typeof testMethods)[number];
export interface TestEvidence {
  readonly kind: 'test';
  readonly method: TestMethod | 'unknown';
  readonly result: 'not-detected' | 'detected' | 'unknown';
  readonly sampledAt: Instant | null;
}

export interface Vaccination {
  readonly kind: 'vaccination';
  readonly doses: number | null;
  readonly lastAt: Instant | null;
}

export interface Itinerary {
  readonly kind: 'itinerary';
  readonly state: 'clear' | 'listed-area' | 'unknown';
}

/** Whether two ways of identifying speak of the same person (人证比对). */
export interface SubjectMatch {
  readonly kind: 'subject-match';
  readonly between: readonly [IdentifyMethod, IdentifyMethod];
  readonly state: 'match' | 'mismatch' | 'uncertain';
}

export type Evidence =
  | Identification
  | PresentationAttack
  | MaskEvidence
  | TemperatureEvidence
  | HealthStatus
  | TestEvidence
  | Vaccination
  | Itinerary
  | SubjectMatch;

export const evidenceKinds = [
  'identification',
  'presentation-attack',
  'mask',
  'screening-temperature',
  'health-status',
  'test',
  'vaccination',
  'itinerary',
  'subject-match',
] as const satisfies readonly Evidence['kind'][];
export type EvidenceKind = (typeof evidenceKinds)[number];
/** Everything learned of one passage so far. Its order means nothing. */
export type Facts = readonly Evidence[];
