import type { StatusGateway } from '@vedette/credential';
import type { LaneId } from '@vedette/domain';
import type { CredentialReader } from '@vedette/drivers';
import type { NumberHash } from '@vedette/store';
import type { Verifier } from '../credentials/verifier.ts';

/** What a lane needs in order to take credentials. */
export interface LaneCredentials {
  readonly verifier: Verifier;
  readonly hashNumber: NumberHash;
  /** How this site names itself in the passes it gives out. */
  readonly ownIssuer: string;
  /** The platform that is asked about people who show no code; null when there is none. */
  readonly statusGateway: () => StatusGateway | null;
  readonly wallet: LaneWallet;
  /** Calls when something is believed no longer that may have been: a pass was revoked, a key removed. */
  changes(listener: () => void): () => void;
}

/** A question to the wallet of whoever stands at a lane. */
export interface LaneWallet {
  /** The code to show, as rows of `0` and `1`; null where the site asks no wallets. */
  ask(lane: LaneId): Promise<readonly string[] | null>;
  /** Whether the newest question of a lane may still be answered. */
  awaits(lane: LaneId): boolean;
  /** The question is over. */
  forget(lane: LaneId): void;
}

/** A reader that stands at a lane, by the name under which it delivers. */
export interface LaneReader {
  readonly name: string;
  readonly reader: CredentialReader;
}
