const canonical = /^[A-Za-z0-9_-]*$/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes of unpadded base64url (RFC 4648 section 5); null for anything that another text would say as well. */
export function decodeBase64url(text: string): Uint8Array | null {
  if (!canonical.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

/** Base64url of UTF-8; null where either is broken. */
export function decodeBase64urlText(text: string): string | null {
  const bytes = decodeBase64url(text);
  return bytes === null ? null : decodeUtf8(bytes);
}

export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
