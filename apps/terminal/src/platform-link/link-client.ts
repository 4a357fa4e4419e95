import type { LinkProblemWord } from '@vedette/contract';
import type { Downlink } from '@vedette/contract/link';
import type { Instant } from '@vedette/domain';
import type { LinkKey, PlatformBond } from '@vedette/link';
import type { Said } from '@vedette/link/device';
import type { TerminalPorts } from './open-ports.ts';

/** How the terminal can be claimed now. */
export interface ShownClaim {
  readonly code: string;
  readonly uri: string;
  readonly expiresAt: Instant;
}

/** What a platform said when it took the terminal in. */
export interface Claimed {
  readonly site: string;
  readonly siteName: string;
  readonly timeZone: string;
  readonly keys: readonly Uint8Array[];
}

export interface EnrolRequest {
  readonly origin: string;
  readonly key: LinkKey;
  readonly software: string;
  /** Null: by the code that is shown. */
  readonly voucher: string | null;
  /** Null when none is shown any more. */
  readonly shown: (claim: ShownClaim | null) => void;
  /** Why the last try came to nothing; null once a platform has answered. */
  readonly troubled: (problem: LinkProblemWord | null) => void;
  readonly signal: AbortSignal;
}

export interface ConnectRequest {
  readonly bond: PlatformBond;
  readonly key: LinkKey;
  readonly ports: TerminalPorts;
  readonly stateChanged: (isConnected: boolean, problem: LinkProblemWord | null) => void;
}

/** A running device end. */
export interface RunningLink {
  /** Tries now instead of after its pause. */
  retry(): void;
  /** Says its facts anew: another duty needs other keys. */
  reborn(): void;
  /** Takes the platform's whole set again. */
  syncAnew(): void;
  /** Says something over the line that stands; null when there is none, or it is over before the answer. */
  ask(said: Said): Promise<Downlink | null>;
  close(): Promise<void>;
}

/** The device's end of the link, as this terminal uses it. */
export interface LinkClient {
  /**
   * Resolves once it is claimed; tries again by itself.
   * @throws VedetteError when the signal ends it, `not-claimed` with the platform's own word when it refuses for good
   */
  enrol(request: EnrolRequest): Promise<Claimed>;
  connect(request: ConnectRequest): RunningLink;
}
