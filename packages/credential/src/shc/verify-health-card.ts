import { verify } from 'node:crypto';
import { after } from '@vedette/domain';
import { type CredentialFault, faultsInOrder, outcomeOf } from '../core/fault.ts';
import type { VerifyContext } from '../core/format.ts';
import { replayKeyOf } from '../core/replay-key.ts';
import type { Verification } from '../core/verification.ts';
import { contentOf } from './claims.ts';
import type { HealthCard } from './health-card.ts';
import type { ShcKey, ShcTrust } from './shc-trust.ts';

/** Everything that is found about a card at a moment. Pure: keys and lists are those of the trust. */
export function verifyHealthCard(trust: ShcTrust, card: HealthCard, context: VerifyContext): Verification {
  const issuer = trust.issuers.find(({ iss }) => iss === card.iss);
  const key = issuer?.keys.find(({ kid }) => kid === card.kid);
  const content = contentOf(card.resources);
  const faults = faultsInOrder([
    ...(key === undefined ? (['unknown-issuer'] as const) : judgeKey(trust, key, card, context)),
    ...(content === null ? (['schema'] as const) : []),
    ...judgeTimes(card, context),
  ]);
  return {
    ...{ format: 'shc', outcome: outcomeOf(faults), faults },
    issuer: key === undefined ? null : issuerOf(trust, card),
    subject: content?.subject ?? null,
    claims: content?.claims ?? [],
    validity: { notBefore: card.notBefore, notAfter: card.notAfter },
    ...{ binding: 'bearer', freshness: 'static' },
    // Not over the signature: anybody can make a second one of an ECDSA signature.
    replayKey: replayKeyOf('shc', card.iss, card.signed),
  };
}

function judgeKey(
  trust: ShcTrust,
  key: ShcKey,
  card: HealthCard,
  context: VerifyContext,
): readonly CredentialFault[] {
  return isSigned(card, key) ? judgeRevocation(trust, key, card, context) : ['signature'];
}

/** ES256 signatures are r and s of 32 bytes each (RFC 7518 section 3.4), nothing else. */
function isSigned({ signed, signature }: HealthCard, { key }: ShcKey): boolean {
  if (signature.length !== 64) return false;
  return verify('sha256', Buffer.from(signed, 'ascii'), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** An issuer that revokes cards is believed only together with the current edition of its list. */
function judgeRevocation(
  { crlMaxAge }: ShcTrust,
  { crl, crlVersion }: ShcKey,
  { rid, notBefore }: HealthCard,
  { at }: VerifyContext,
): readonly CredentialFault[] {
  const until = rid === null ? undefined : crl?.rids.get(rid);
  const isRevoked = until !== undefined && (until === null || notBefore < until);
  const isWanted = crlVersion !== null || crl !== null;
  const isCurrent = crl !== null && crl.ctr === (crlVersion ?? crl.ctr) && at < after(crl.at, crlMaxAge);
  return [
    ...(isRevoked ? (['revoked'] as const) : []),
    ...(isWanted && !isCurrent ? (['revocation-stale'] as const) : []),
  ];
}

function judgeTimes(card: HealthCard, { at, clock }: VerifyContext): readonly CredentialFault[] {
  const faults: CredentialFault[] = [];
  if (at < card.notBefore) faults.push('not-yet-valid');
  if (card.notAfter !== null && at >= card.notAfter) faults.push('expired');
  if (clock === 'doubtful') faults.push('clock-doubtful');
  return faults;
}

function issuerOf({ list }: ShcTrust, { iss, kid }: HealthCard): Verification['issuer'] {
  return { id: iss, keyId: kid, trustList: list.name, trustListAt: list.at };
}
