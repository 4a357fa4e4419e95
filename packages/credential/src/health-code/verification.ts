import type { SubjectClaims } from '@vedette/domain';
import { type CredentialFault, faultsInOrder, outcomeOf } from '../core/fault.ts';
import type { VerifyContext } from '../core/format.ts';
import type { CredentialIssuer, HolderBinding, Verification } from '../core/verification.ts';
import type { GatewayReply, StatusGateway } from './gateway.ts';

export interface Found {
  readonly gateway: StatusGateway;
  readonly reply: GatewayReply;
  readonly subject: SubjectClaims | null;
  readonly binding: HolderBinding;
  readonly replayKey: string;
  /** Found besides what the gateway answered. */
  readonly faults?: readonly CredentialFault[];
}

/** Claims are there only when the gateway vouches for them now; the subject, for the guard, whenever it was read. */
export function verificationOf(found: Found, { clock }: Pick<VerifyContext, 'clock'>): Verification {
  const { gateway, reply, subject, binding, replayKey } = found;
  const notBefore = reply.report?.statedAt ?? null;
  const notAfter = reply.report?.validUntil ?? null;
  const isTimed = notBefore !== null || notAfter !== null;
  const faults = faultsInOrder([
    ...(reply.ok ? [] : reply.faults),
    ...(found.faults ?? []),
    ...(clock === 'doubtful' && isTimed ? (['clock-doubtful'] as const) : []),
  ]);
  return {
    ...{ format: 'health-code', outcome: outcomeOf(faults), faults, issuer: issuerOf(gateway), subject },
    claims: faults.length === 0 ? (reply.report?.claims ?? []) : [],
    ...{ validity: { notBefore, notAfter }, binding, freshness: 'online', replayKey },
  };
}

/** A gateway has no key of its own: it is known by its address and, over TLS, by its certificate. */
const issuerOf = ({ id, shape }: StatusGateway): CredentialIssuer => ({
  id,
  keyId: shape,
  trustList: 'gateways',
  trustListAt: null,
});
