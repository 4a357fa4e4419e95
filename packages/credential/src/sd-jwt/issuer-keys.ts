import type { Instant } from '@vedette/domain';
import { memberOf } from '../common/strict-json.ts';
import type { CredentialFault } from '../core/fault.ts';
import type { CompactJws } from './compact-jws.ts';
import { keyOfChain } from './issuer-chain.ts';
import type { SdJwtIssuer, TrustedKey } from './trust.ts';

export type IssuerKeys =
  | {
      readonly ok: true;
      readonly keys: readonly TrustedKey[];
      /** Whether the keys are good for a time only, so that a wrong clock can mislead. */
      readonly areDated: boolean;
    }
  | { readonly ok: false; readonly fault: CredentialFault };

/**
 * The keys under which an issuer's message may verify: those pinned, or the one that a chain to a pinned root
 * vouches for. An issuer without roots has its certificates ignored.
 * @param at null while the clock is doubtful: the certificates' dates are not judged then
 */
export function keysFor({ header }: CompactJws, issuer: SdJwtIssuer, at: Instant | null): IssuerKeys {
  const x5c = memberOf(header, 'x5c');
  if (x5c === undefined || issuer.roots.length === 0) return { ok: true, keys: issuer.keys, areDated: false };
  const chained = keyOfChain(x5c, issuer, at);
  return chained.ok ? { ok: true, keys: [chained.key], areDated: true } : chained;
}
