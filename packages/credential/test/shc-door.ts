import { instant, type Presentation } from '@vedette/domain';
import { examinerOf, type Verification, type VerifyContext } from '../src/index.ts';
import { parseShcTrust, shcFormat } from '../src/shc/index.ts';
import { shcTime, shcTrustJson } from './shc-issuer.ts';

export function shcPresentation(content: string | Uint8Array): Presentation {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { medium: 'qr', at: instant(shcTime), reader: 'test', bytes };
}

/** What a door with this trust finds in a code. */
export async function examineShc(
  content: string | Uint8Array,
  trust: object = shcTrustJson(),
  { at = shcTime, clock = 'trusted' }: { readonly at?: number; readonly clock?: VerifyContext['clock'] } = {},
): Promise<Verification> {
  return examinerOf(shcFormat(parseShcTrust(trust))).examine(shcPresentation(content), {
    ...{ at: instant(at), clock, direction: 'in', collectsNumber: false },
    ledger: { claim: async () => 'first' },
    signal: new AbortController().signal,
    hashNumber: () => 'hash',
  });
}
