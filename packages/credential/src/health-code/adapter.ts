import type { Instant, Personal } from '@vedette/domain';
import type { CheckOptions, GatewayFault, StatusReport } from './gateway.ts';

/** A question within the bounds: the text of a code is UTF-8 and no longer than a code can be. */
export type AdapterQuestion =
  | { readonly kind: 'code'; readonly text: Personal<string> }
  | { readonly kind: 'person'; readonly name: Personal<string>; readonly number: Personal<string> };

export type Answer =
  | {
      readonly kind: 'report';
      readonly report: StatusReport;
      /** When the gateway wrote this very answer, where its shape says so. */
      readonly repliedAt: Instant | null;
    }
  | { readonly kind: 'refused'; readonly fault: GatewayFault };

export const refused = (fault: GatewayFault): Answer => ({ kind: 'refused', fault });

/** One shape: how it is asked, and how its answers read. Bounds in time, resting and caching are not its business. */
export interface StatusAdapter {
  readonly asks: { readonly code: boolean; readonly person: boolean };
  /** @throws GatewayFailure when nothing was learned */
  ask(question: AdapterQuestion, options: CheckOptions): Promise<Answer>;
  /** Forgets tokens and closes connections. */
  close(): void;
}

/** The processing purpose for which a name, a number or a code is shown to a gateway. */
export const askingPurpose = 'health-status';
/** For which secrets of a gateway are shown: to sign a request to it. */
export const signingPurpose = 'gateway-request';
