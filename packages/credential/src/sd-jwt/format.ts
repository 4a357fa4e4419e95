import { duration, type SubjectClaims } from '@vedette/domain';
import { memberOf } from '../common/strict-json.ts';
import { type CredentialFault, faultsInOrder, outcomeOf } from '../core/fault.ts';
import type { CredentialFormat, ReplayUse, VerifyContext } from '../core/format.ts';
import { replayKeyOf } from '../core/replay-key.ts';
import type { Verification } from '../core/verification.ts';
import { answers, askedFields, type FindAsked } from './asked.ts';
import { isMeantFor, provenanceOf } from './issuer.ts';
import { bindingOf, type UnaskedPolicy } from './key-binding.ts';
import { looksLikeSdJwt, parseSdJwt, type SdJwt } from './parse.ts';
import { statusFault, statusListsOf } from './status.ts';
import type { StatusLists } from './status-list.ts';
import { claimsOf, personOf } from './subject.ts';
import type { CredentialType, SdJwtTrust } from './trust.ts';
import { validityOf } from './validity.ts';

export interface SdJwtOptions {
  readonly trust: SdJwtTrust;
  /** Token Status Lists that are at hand, instead of those in the trust. What names another is never verified. */
  readonly statusLists?: StatusLists;
  /** How credentials with a holder's key are judged that answer no question. Refused when absent. */
  readonly unasked?: UnaskedPolicy;
  /** Finds what was asked, so that nothing else is read. Required for presentations with a challenge to verify. */
  readonly askedFor?: FindAsked;
}

const refuseUnasked: UnaskedPolicy = { audience: null, maxAge: duration(0) };

/** SD-JWT VC (RFC 9901, draft-ietf-oauth-sd-jwt-vc): from a wallet that was asked, or shown as a code. */
export function sdJwtFormat(options: SdJwtOptions): CredentialFormat<SdJwt> {
  const { trust, statusLists = statusListsOf(trust.statusLists) } = options;
  return {
    format: 'sd-jwt',
    media: ['qr', 'openid4vp', 'manual'],
    detect: ({ bytes }) => looksLikeSdJwt(bytes),
    parse: parseSdJwt,
    verify: (sdJwt, context) => verifySdJwt(sdJwt, { ...options, statusLists }, context),
  };
}

async function verifySdJwt(
  sdJwt: SdJwt,
  { trust, statusLists, unasked = refuseUnasked, askedFor }: SdJwtOptions & { statusLists: StatusLists },
  context: VerifyContext,
): Promise<Verification> {
  const { issuerJwt, challenge } = sdJwt;
  const found: CredentialFault[] = [];
  const { trusted, issuer, type, faults } = await provenanceOf(issuerJwt, trust, context);
  const { notBefore, notAfter, faults: untimely } = validityOf(issuerJwt.payload, context);
  const bound = await bindingOf(sdJwt, type, unasked, context);
  found.push(...faults, ...untimely, ...bound.faults);
  if (!isMeantFor(issuerJwt, challenge?.audience ?? unasked.audience)) found.push('not-accepted');
  const status = trusted && (await statusFault(issuerJwt.payload, trusted, statusLists, context));
  if (status !== null) found.push(status);
  const person = readPerson(sdJwt, type, askedFor, context);
  found.push(...person.faults);
  // Last, so that only what may still be good is ever remembered.
  if (bound.use !== null && outcomeOf(found) !== 'rejected') found.push(...(await claim(bound.use, context)));
  const judged = faultsInOrder(found);
  return {
    ...{ format: 'sd-jwt', outcome: outcomeOf(judged), faults: judged, issuer },
    ...{ subject: person.subject, claims: type === null ? [] : claimsOf(type) },
    ...{ validity: { notBefore, notAfter }, binding: bound.binding, freshness: bound.freshness },
    replayKey: replayKeyOf('sd-jwt', String(memberOf(issuerJwt.payload, 'iss')), issuerJwt.signingInput),
  };
}

/** A ledger that cannot answer leaves it open, as any service out of reach does. */
async function claim(use: ReplayUse, { ledger }: VerifyContext): Promise<readonly CredentialFault[]> {
  try {
    return (await ledger.claim(use)) === 'first' ? [] : ['replayed'];
  } catch {
    return ['gateway-unreachable'];
  }
}

interface ReadPerson {
  readonly subject: SubjectClaims | null;
  readonly faults: readonly CredentialFault[];
}

/** Reads what was asked for; an answer that lacks some of it, or to no question of ours, is none. */
function readPerson(
  { claims, challenge }: SdJwt,
  type: CredentialType | null,
  askedFor: FindAsked | undefined,
  context: VerifyContext,
): ReadPerson {
  const asked = challenge === null ? null : (askedFor?.(challenge) ?? null);
  if (challenge !== null && asked === null) return { subject: null, faults: ['challenge-mismatch'] };
  if (type === null) return { subject: null, faults: [] };
  const read = asked === null ? type : askedFields(type, asked);
  const { subject, isOdd } = personOf(claims, read, context);
  const isComplete = asked === null || answers(asked, type.vct, claims);
  return { subject, faults: isOdd || !isComplete ? ['schema'] : [] };
}
