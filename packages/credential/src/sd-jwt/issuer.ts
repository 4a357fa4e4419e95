import { isJsonObject, memberOf } from '../common/strict-json.ts';
import type { CredentialFault } from '../core/fault.ts';
import type { VerifyContext } from '../core/format.ts';
import type { CredentialIssuer } from '../core/verification.ts';
import { type CompactJws, verifyJws } from './compact-jws.ts';
import { keysFor } from './issuer-keys.ts';
import type { CredentialType, SdJwtIssuer, SdJwtTrust } from './trust.ts';

/** Who vouches for the credential, and what that type of credential means from them. */
export interface Provenance {
  readonly trusted: SdJwtIssuer | null;
  readonly issuer: CredentialIssuer | null;
  readonly type: CredentialType | null;
  readonly faults: readonly CredentialFault[];
}

/** Judges the issuer's signature, the kind of the message, and whether this issuer may issue this type. */
export async function provenanceOf(
  jws: CompactJws,
  trust: SdJwtTrust,
  { at, clock }: VerifyContext,
): Promise<Provenance> {
  const faults: CredentialFault[] = [];
  if (!isCredentialTyp(memberOf(jws.header, 'typ'), trust)) faults.push('unsupported-version');
  const [iss, vct] = [memberOf(jws.payload, 'iss'), memberOf(jws.payload, 'vct')];
  if (typeof vct !== 'string') faults.push('schema');
  const trusted = trust.issuers.find((issuer) => issuer.iss === iss) ?? null;
  if (trusted === null) return { trusted, issuer: null, type: null, faults: [...faults, 'unknown-issuer'] };
  const type = trusted.types.find((candidate) => candidate.vct === vct) ?? null;
  if (type === null) faults.push('key-usage');
  const keys = keysFor(jws, trusted, clock === 'trusted' ? at : null);
  if (keys.ok && keys.areDated && clock !== 'trusted') faults.push('clock-doubtful');
  const signed = keys.ok ? await verifyJws(jws, keys.keys) : keys;
  if (!signed.ok) return { trusted, issuer: null, type, faults: [...faults, signed.fault] };
  const { name, at: listAt } = trust.list;
  const issuer = { id: trusted.iss, keyId: signed.key.keyId, trustList: name, trustListAt: listAt };
  return { trusted, issuer, type, faults };
}

const isCredentialTyp = (typ: unknown, { acceptsOldTyp }: SdJwtTrust): boolean =>
  typ === 'dc+sd-jwt' || (acceptsOldTyp && typ === 'vc+sd-jwt');

/** Whether the credential may be shown to this audience; one that names none may be shown to anybody. */
export function isMeantFor(jws: CompactJws, audience: string | null): boolean {
  const aud = memberOf(jws.payload, 'aud');
  if (aud === undefined) return true;
  const named = Array.isArray(aud) ? aud : [aud];
  return audience !== null && !isJsonObject(aud) && named.includes(audience);
}
