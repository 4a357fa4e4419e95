import type { Direction } from '@vedette/domain';
import type { CredentialFault, CredentialOutcome } from '../../core/fault.ts';
import type { Freshness, HolderBinding } from '../../core/verification.ts';
import { noon, type TrustName } from './trust-files.ts';

/** One presentation, or the same one several times over, and what a verifier finds the last time. */
export interface PassVector {
  readonly name: string;
  readonly text: string;
  readonly trust: TrustName;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly clock: 'trusted' | 'doubtful';
  /** One for each time it is shown, each by somebody else, with one ledger. */
  readonly directions: readonly Direction[];
  readonly expected: {
    readonly outcome: CredentialOutcome;
    readonly faults: readonly CredentialFault[];
    readonly binding: HolderBinding;
    readonly freshness: Freshness;
  };
}

type Form = Pick<PassVector['expected'], 'binding' | 'freshness'>;
const staticForm: Form = { binding: 'bearer', freshness: 'static' };
const rotatingForm: Form = { binding: 'holder-key', freshness: 'rotating' };

export interface Showing {
  readonly trust?: TrustName;
  readonly at?: number;
  readonly clock?: 'doubtful';
  readonly directions?: readonly Direction[];
  readonly form?: 'rotating';
  readonly outcome?: 'indeterminate';
}

/** A vector; without faults it is verified, and with some rejected unless `showing` says otherwise. */
export function vector(
  name: string,
  text: string,
  faults: readonly CredentialFault[],
  showing: Showing = {},
): PassVector {
  const { trust = 'main', at = noon, clock = 'trusted', directions = ['in'], form } = showing;
  const outcome = showing.outcome ?? (faults.length === 0 ? 'verified' : 'rejected');
  const shape = form === 'rotating' ? rotatingForm : staticForm;
  return { name, text, trust, at, clock, directions, expected: { outcome, faults, ...shape } };
}
