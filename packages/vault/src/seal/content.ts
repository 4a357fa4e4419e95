import { tagBytes } from './suite.ts';

const algorithm = 'AES-GCM';
const version = 1;
const nonceBytes = 12;
const overhead = 1 + nonceBytes + tagBytes;

/** AES-256-GCM under a key used for this alone: version (1) ‖ nonce (12) ‖ ciphertext ‖ tag (16). */
export async function sealContent(
  key: Uint8Array,
  associated: Uint8Array,
  plain: Uint8Array,
): Promise<Uint8Array> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const held = await importContentKey(key, 'encrypt');
  const how = { name: algorithm, iv: nonce, additionalData: new Uint8Array(associated) };
  const cipher = new Uint8Array(await crypto.subtle.encrypt(how, held, new Uint8Array(plain)));
  const all = new Uint8Array(1 + nonceBytes + cipher.length);
  all[0] = version;
  all.set(nonce, 1);
  all.set(cipher, 1 + nonceBytes);
  return all;
}

/** Null for what was not sealed under this key with these associated bytes. */
export async function openContent(
  key: Uint8Array,
  associated: Uint8Array,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (sealed.length < overhead || sealed[0] !== version) return null;
  const held = await importContentKey(key, 'decrypt');
  const iv = sealed.slice(1, 1 + nonceBytes);
  const how = { name: algorithm, iv, additionalData: new Uint8Array(associated) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, held, sealed.slice(1 + nonceBytes)));
  } catch {
    return null;
  }
}

async function importContentKey(key: Uint8Array, use: 'encrypt' | 'decrypt') {
  const copy = new Uint8Array(key);
  try {
    return await crypto.subtle.importKey('raw', copy, algorithm, false, [use]);
  } finally {
    copy.fill(0);
  }
}
