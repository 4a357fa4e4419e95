import { createHmac } from 'node:crypto';
import { canonicalNumber, type Personal } from '@vedette/domain';

/** How a document or card number is known without being kept: equal numbers, equal hashes, at one site. */
export type NumberHash = (number: Personal<string>) => string;

/** HMAC-SHA-256 of the canonical number under the site's key, in base64url. The key stays its owner's. */
export function numberHash(key: Uint8Array): NumberHash {
  return (number) =>
    createHmac('sha256', key)
      .update(canonicalNumber(number.unwrap('hashing a number')))
      .digest('base64url');
}
