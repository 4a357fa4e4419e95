import type { PassHeader } from '@vedette/domain';
import { canonicalBytes } from '../seal/canonical-bytes.ts';

/**
 * The header as it is bound to its body. Made of its values and their order alone, so that it comes out the same
 * however the header has travelled or lain.
 */
export function headerBytes(header: PassHeader): Uint8Array {
  const { reasons, notices, by } = header;
  return canonicalBytes(
    'vedette/pass-header/1',
    header.id,
    String(header.occurredAt),
    header.lane,
    header.direction,
    header.duty,
    String(header.dutyVersion),
    header.purpose,
    header.outcome,
    canonicalBytes(...reasons),
    canonicalBytes(...notices),
    canonicalBytes(...by),
    header.manual ? '1' : '0',
  );
}
