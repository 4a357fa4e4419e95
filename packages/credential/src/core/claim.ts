import type { HealthColour, Instant, TestMethod } from '@vedette/domain';

/** One typed fact that a credential states. A claim of a credential that is not verified means nothing. */
export type Claim =
  | { readonly kind: 'health-status'; readonly colour: HealthColour; readonly asOf: Instant | null }
  | {
      readonly kind: 'test';
      /** Code of the disease or agent, as the format writes it. */
      readonly target: string;
      readonly method: TestMethod | 'antibody' | 'unknown';
      readonly result: 'not-detected' | 'detected' | 'unknown';
      readonly sampledAt: Instant | null;
    }
  | {
      readonly kind: 'vaccination';
      readonly target: string;
      readonly product: string | null;
      readonly dose: number | null;
      readonly ofDoses: number | null;
      readonly at: Instant | null;
    }
  | {
      readonly kind: 'recovery';
      readonly target: string;
      readonly from: Instant;
      readonly until: Instant | null;
    }
  | {
      readonly kind: 'itinerary';
      readonly state: 'clear' | 'listed-area' | 'unknown';
      readonly selfDeclared: boolean;
    }
  | {
      readonly kind: 'visit' | 'membership';
      /** Areas the pass is good for; empty for the whole site. */
      readonly zones: readonly string[];
      readonly entries: 'single' | 'multiple';
    };
export type ClaimKind = Claim['kind'];
