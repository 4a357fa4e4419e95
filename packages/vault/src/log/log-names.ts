import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64Url, toBase64Url } from './note/base64.ts';
import type { LogNames, SaltedName } from './port.ts';

export type LoggedKind = 'organisation' | 'device' | 'serial';

const separator = Uint8Array.of(0);
const saltLength = 32;

/**
 * Names for the log out of a secret of the platform: without it nobody can try serial numbers against the log, and a
 * salt that stands on one certificate leads to the one name alone.
 * @param secret 32 bytes
 */
export function logNames(secret: Uint8Array): LogNames {
  const named = (kind: LoggedKind, name: string): SaltedName => {
    const salt = hmac(sha256, secret, nameBytes(kind, name));
    return { hash: saltedHash(kind, name, salt), salt: toBase64Url(salt) };
  };
  return {
    organisation: (id) => named('organisation', id),
    device: (id) => named('device', id),
    serial: (serial) => named('serial', serial),
  };
}

/** Whether a hash in the log is of this name: what the salt on a certificate is there for. */
export function isNamed(kind: LoggedKind, name: string, { hash, salt }: SaltedName): boolean {
  const bytes = fromBase64Url(salt);
  return bytes?.length === saltLength && saltedHash(kind, name, bytes) === hash;
}

/** SHA-256 over salt, kind, a zero byte and name, base64url. */
function saltedHash(kind: LoggedKind, name: string, salt: Uint8Array): string {
  return toBase64Url(sha256(concatBytes(salt, nameBytes(kind, name))));
}

const nameBytes = (kind: LoggedKind, name: string): Uint8Array =>
  concatBytes(utf8ToBytes(kind), separator, utf8ToBytes(name));
