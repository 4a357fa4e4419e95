import type { Instant } from '../time/instant.ts';
import type { ErasureGrade } from './erasure-grade.ts';

/**
 * Where the retirement of one device stands.
 * `hold-check`: somebody wants it; `held`: a legal hold or a least period stands against it; `backup`: may go, and
 * its owner decides about a copy; `requested`: waits for a second person; `approved`: the keeper destroys its shares;
 * `share-destroyed`: nobody can open anything any more, whatever the device's size and wherever it is; `cleared`: its
 * leases are over and its memory is empty; `rekeyed`: its vault holds nothing; `erased`, `read-back`, `hunted`: what
 * was done to its media; `verified`: the evidence says what it must; `validated`: a third person finds that enough;
 * `certified`; `in-lot`: handed on. `certified-remote`: the device was not seen, keys alone are gone. `failed`: it
 * was tried and is not so; `to-destroy`, `destroyed`: what cannot be erased is shredded. `withdrawn`: in time.
 */
export const retirementPhases = [
  'hold-check',
  'held',
  'backup',
  'requested',
  'approved',
  'share-destroyed',
  'cleared',
  'rekeyed',
  'erased',
  'read-back',
  'hunted',
  'verified',
  'validated',
  'certified',
  'certified-remote',
  'in-lot',
  'failed',
  'to-destroy',
  'destroyed',
  'withdrawn',
] as const;
export type RetirementPhase = (typeof retirementPhases)[number];

export interface RetirementState {
  readonly phase: RetirementPhase;
  readonly requestedBy: string;
  readonly approvedBy: string | null;
  readonly validatedBy: string | null;
  readonly sharesDestroyedAt: Instant | null;
  /** Until when the device could open its data without its keeper; null: it holds no lease. */
  readonly leaseEndsAt: Instant | null;
  /** What the evidence comes to; null before there is any. */
  readonly grade: ErasureGrade | null;
  /** At which phase it failed, and why: words, never personal. */
  readonly failure: { readonly at: RetirementPhase; readonly reason: string } | null;
  readonly attempts: number;
}

export type RetirementEvent =
  | { readonly kind: 'found-free' }
  /** A hold, or a period for which something has to be kept. */
  | { readonly kind: 'found-held' }
  | { readonly kind: 'hold-lifted' }
  | { readonly kind: 'backed-up' }
  | { readonly kind: 'backup-declined' }
  | { readonly kind: 'approved'; readonly by: string }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'shares-destroyed'; readonly at: Instant; readonly leaseEndsAt: Instant | null }
  /** The device says that its memory is empty. */
  | { readonly kind: 'memory-cleared'; readonly at: Instant }
  | { readonly kind: 'rekeyed' }
  | { readonly kind: 'erased' }
  | { readonly kind: 'read-back' }
  | { readonly kind: 'hunted'; readonly grade: ErasureGrade }
  | { readonly kind: 'verified' }
  | { readonly kind: 'validated'; readonly by: string }
  /** A third person finds that it is not enough. */
  | { readonly kind: 'rejected'; readonly by: string }
  | { readonly kind: 'certified' }
  /** Of a device that is sold, lost or silent. */
  | { readonly kind: 'certified-remote' }
  /** A device that was given up is there again. */
  | { readonly kind: 'returned' }
  | { readonly kind: 'put-in-lot' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'retried' }
  | { readonly kind: 'given-to-destroy' }
  | { readonly kind: 'destroyed' };
export type RetirementEventName = RetirementEvent['kind'];

export function openedRetirement(requestedBy: string): RetirementState {
  return {
    ...{ phase: 'hold-check', requestedBy, approvedBy: null, validatedBy: null, sharesDestroyedAt: null },
    ...{ leaseEndsAt: null, grade: null, failure: null, attempts: 1 },
  };
}
