import type { Instant } from '@vedette/domain';
import type { JsonObject } from '../common/strict-json.ts';
import type { CredentialFault } from '../core/fault.ts';
import type { VerifyContext } from '../core/format.ts';
import { dateIn } from './numeric-date.ts';

export interface Validity {
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
  readonly faults: readonly CredentialFault[];
}

/**
 * When what an issuer signed is good: from `nbf` and not before `iat`, until the very instant of `exp` (RFC 7519
 * section 4.1). Under a doubtful clock nobody can tell.
 */
export function validityOf(signed: JsonObject, { at, clock }: VerifyContext): Validity {
  const [nbf, exp, iat] = [dateIn(signed, 'nbf'), dateIn(signed, 'exp'), dateIn(signed, 'iat')];
  const bounds = { notBefore: nbf ?? null, notAfter: exp ?? null };
  if (nbf === undefined || exp === undefined || iat === undefined) return { ...bounds, faults: ['schema'] };
  const isBounded = nbf !== null || exp !== null || iat !== null;
  if (clock !== 'trusted') return { ...bounds, faults: isBounded ? ['clock-doubtful'] : [] };
  const faults: CredentialFault[] = [];
  if ((nbf !== null && at < nbf) || (iat !== null && at < iat)) faults.push('not-yet-valid');
  if (exp !== null && !(at < exp)) faults.push('expired');
  return { ...bounds, faults };
}
