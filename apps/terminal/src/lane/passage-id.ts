import { randomBytes } from 'node:crypto';
import type { Instant, PassageId } from '@vedette/domain';

/** A UUID of version 7 (RFC 9562, 5.7): time first, so that a store appends; the rest is random. */
export function newPassageId(at: Instant): PassageId {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return parts.join('-') as PassageId;
}
