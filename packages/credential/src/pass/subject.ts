import { asCborBytes } from '../common/cbor.ts';
import { isPassId } from './limits.ts';

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const uuidBytes = 16;

/** A UUID in its usual spelling goes as its 16 bytes, which makes the code smaller; any other id as text. */
export function encodeSubject(subject: string): Uint8Array | string {
  if (!uuidPattern.test(subject)) return subject;
  return new Uint8Array(Buffer.from(subject.replaceAll('-', ''), 'hex'));
}

/** The id; null for what is none, and for a UUID written as text: an id has one spelling. */
export function decodeSubject(item: unknown): string | null {
  const bytes = asCborBytes(item);
  if (bytes === null) return isPassId(item) && !uuidPattern.test(item) ? item : null;
  if (bytes.length !== uuidBytes) return null;
  const hex = Buffer.from(bytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
