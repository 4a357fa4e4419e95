import type { CredentialFormat } from '../core/format.ts';
import { refusedParse } from '../core/format.ts';
import { decodeUtf8 } from '../sd-jwt/base64url.ts';
import type { HealthCard } from './health-card.ts';
import { readNumeric, shcPrefix } from './numeric.ts';
import { readHealthCard } from './read-health-card.ts';
import type { ShcTrust } from './shc-trust.ts';
import { verifyHealthCard } from './verify-health-card.ts';

const prefix = Buffer.from(shcPrefix);
/** The largest symbol that the framework lets issuers draw, so that any phone can read it. */
const largestSymbol = 22;

/** SMART Health Cards (framework 1.4) from a QR code, against the issuers that a site trusts. */
export function shcFormat(trust: ShcTrust): CredentialFormat<HealthCard> {
  return {
    format: 'shc',
    media: ['qr', 'manual'],
    detect: ({ bytes }) => prefix.equals(bytes.subarray(0, prefix.length)),
    parse({ bytes, symbolVersion = 1 }) {
      if (symbolVersion > largestSymbol) return refusedParse('unsupported-version');
      const text = decodeUtf8(bytes);
      const jws = text === null ? refusedParse('malformed') : readNumeric(text);
      return jws.ok ? readHealthCard(jws.value) : jws;
    },
    verify: async (card, context) => verifyHealthCard(trust, card, context),
  };
}
