import type { HealthColour, Instant, Personal } from '@vedette/domain';
import type { Claim } from '../core/claim.ts';
import type { CredentialFault } from '../core/fault.ts';

/** The four request and response shapes in which health-code platforms are asked. */
export const gatewayShapes = ['shanghai', 'national', 'guangdong', 'firmware'] as const;
export type GatewayShape = (typeof gatewayShapes)[number];

/** What was read from a code, passed on as it is: it is data, and never an address. */
export interface CodeQuestion {
  readonly raw: Uint8Array;
}
/** Somebody whose document was read, or who is enrolled. */
export interface PersonQuestion {
  readonly name: Personal<string>;
  readonly number: Personal<string>;
}
export type StatusQuestion = CodeQuestion | PersonQuestion;

export interface CheckOptions {
  readonly at: Instant;
  readonly signal: AbortSignal;
}

/** Faults of the closed list that a gateway's answer can come to. */
export type GatewayFault = Extract<
  CredentialFault,
  | 'too-large'
  | 'malformed'
  | 'signature'
  | 'holder-binding'
  | 'stale-presentation'
  | 'gateway-unreachable'
  | 'gateway-rejected'
  | 'status-not-found'
>;

/**
 * Why a gateway gave no answer that can be used, for the operator who tests it. Each of them is the fault
 * `gateway-unreachable`: nothing was learned of the person.
 */
export const gatewayTroubles = [
  'late',
  'given-up',
  'resting',
  'not-connected',
  'tls',
  'redirected',
  'http-status',
  'not-authorised',
  'error-code',
  'too-large',
  'malformed',
  'schema',
  'not-supported',
] as const;
export type GatewayTrouble = (typeof gatewayTroubles)[number];

/** Whom the gateway says it speaks of; texts with `*` are masked. Null where it says nothing. */
export interface ReportedSubject {
  readonly name: Personal<string> | null;
  readonly number: Personal<string> | null;
  readonly phone: Personal<string> | null;
}

/** What a gateway states of one person. */
export interface StatusReport {
  readonly subject: ReportedSubject;
  readonly claims: readonly Claim[];
  /** From when the gateway made its statement, and until when it stands by it; null where it does not say. */
  readonly statedAt: Instant | null;
  readonly validUntil: Instant | null;
}

export type GatewayReply =
  | { readonly ok: true; readonly report: StatusReport; readonly from: 'gateway' | 'cache' }
  | {
      readonly ok: false;
      readonly faults: readonly [GatewayFault, ...GatewayFault[]];
      /** What could be read all the same, for the guard and never for a decision. */
      readonly report: StatusReport | null;
      readonly trouble: GatewayTrouble | null;
    };

/** A platform that knows the health status of people and is asked online. */
export interface StatusGateway {
  readonly id: string;
  readonly shape: GatewayShape;
  readonly asks: { readonly code: boolean; readonly person: boolean };
  /** Never rejects and never takes longer than the deadline of its configuration. */
  check(question: StatusQuestion, options: CheckOptions): Promise<GatewayReply>;
  /** `resting`: it failed so often that it is left alone for a while. */
  state(): 'ready' | 'resting';
  /** Forgets every answer and token and closes every connection; afterwards each check is `given-up`. */
  close(): Promise<void>;
}

/** How a platform writes its colours. What is not in the map is `unknown`, and never green. */
export type ColourMap = ReadonlyMap<string | number, HealthColour>;

export function colourOf(map: ColourMap, written: unknown): HealthColour {
  if (typeof written !== 'string' && typeof written !== 'number') return 'unknown';
  return map.get(written) ?? 'unknown';
}
