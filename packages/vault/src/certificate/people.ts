import type { Branded } from '@vedette/domain';
import type { CertificateTime } from './time.ts';

export const certificateRoles = [
  'requester',
  'approver',
  /** Who erased it: NIST SP 800-88 calls him the sanitiser. */
  'sanitiser',
  /** Who looked whether the operation gave the stated result. */
  'verifier',
  /** Who judged that the result is enough. */
  'validator',
  'witness',
] as const;
export type CertificateRole = (typeof certificateRoles)[number];

export interface CertificatePerson {
  /** Of the account; two roles of one account are one person. */
  readonly account: string;
  readonly role: CertificateRole;
  readonly name: string;
  readonly title: string | null;
  readonly at: CertificateTime;
  readonly place: string | null;
  readonly contact: string | null;
}

/** Validation is the judgement that the result is enough; verification found what the result is. */
export interface Validation {
  readonly decision: 'adequate' | 'inadequate';
  /** The account of one of the certificate's people with the role `validator`. */
  readonly by: string;
  readonly at: CertificateTime;
  readonly note: string | null;
}

/** Adequate, in the judgement of somebody who did not erase it himself. `validatedByAnother` alone makes one. */
export type ValidatedByAnother = Branded<
  Validation & { readonly decision: 'adequate' },
  'ValidatedByAnother'
>;
