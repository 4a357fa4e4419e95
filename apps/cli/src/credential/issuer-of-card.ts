import { readHealthCard, readNumeric } from '@vedette/credential';
import { payloadText } from './payload-text.ts';

/** Whom a SMART Health Card names as its issuer, not believed yet; null for what is no such card. */
export function issuerOfCard(payload: Uint8Array): string | null {
  const jws = readNumeric(payloadText(payload));
  const card = jws.ok ? readHealthCard(jws.value) : jws;
  return card.ok ? card.value.iss : null;
}
