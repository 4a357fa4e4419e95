import { keyIdOf } from '../../common/cose-sign1.ts';
import { parseStrictObject } from '../../common/strict-json.ts';
import { type Parse, parsed } from '../../core/format.ts';
import { hcertPrefix, readHcert } from '../read-hcert.ts';
import type { RuleFacts } from './judge-by-rules.ts';

const maxDepth = 16;

/**
 * What rules can be asked about in a text: the code of a certificate (`HC1:…`), whose signature is not looked
 * at, or the JSON of its payload alone, which says nothing of who issued it and when.
 */
export function readRulesPayload(text: string): Parse<Omit<RuleFacts, 'at' | 'countryCode'>> {
  if (!text.startsWith(hcertPrefix)) {
    const dcc = parseStrictObject(text, maxDepth);
    return dcc.ok ? parsed({ dcc: dcc.value }) : dcc;
  }
  const hcert = readHcert(text);
  if (!hcert.ok) return hcert;
  const { claims, message } = hcert.value;
  const kid = Buffer.from(keyIdOf(message) ?? []).toString('base64');
  return parsed({
    dcc: claims.payload,
    issuerCountry: claims.issuer,
    kid,
    iat: claims.issuedAt,
    exp: claims.expiresAt,
  });
}
