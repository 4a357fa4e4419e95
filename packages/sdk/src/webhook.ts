/** How far the sender's clock may be from ours, in milliseconds (Standard Webhooks proposes five minutes). */
const tolerance = 300_000;
const signatureLength = 32;

export interface WebhookRequest {
  /** `webhook-id`, `webhook-timestamp` and `webhook-signature` are read; names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body exactly as it came, before anything parsed it. */
  readonly body: string;
}

export type WebhookFault = 'headers-missing' | 'secret-malformed' | 'too-old' | 'too-new' | 'signature-wrong';

/**
 * Whether a webhook comes from the holder of the secret, unchanged and now (Standard Webhooks 1.0, HMAC-SHA256 of
 * `<id>.<timestamp>.<body>`). A receiver also remembers the ids it has seen: a repetition has the same one.
 * @param secret as it was shown when the channel was made, `whsec_…`
 * @param now milliseconds since 1970
 * @returns null when all is well
 */
export async function webhookFault(
  request: WebhookRequest,
  secret: string,
  now: number = Date.now(),
): Promise<WebhookFault | null> {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': given } = request.headers;
  if (id === undefined || given === undefined || time === undefined || !/^\d{1,12}$/.test(time))
    return 'headers-missing';
  const late = now - Number(time) * 1_000;
  if (late > tolerance) return 'too-old';
  if (late < -tolerance) return 'too-new';
  const key = bytesOf(secret.replace(/^whsec_/, ''));
  if (key === null || key.length === 0) return 'secret-malformed';
  const text = new TextEncoder().encode(`${id}.${time}.${request.body}`);
  return (await isSigned(key, text, given)) ? null : 'signature-wrong';
}

/** Several signatures stand there while a secret is being changed; one that fits is enough. */
async function isSigned(
  secret: Uint8Array<ArrayBuffer>,
  text: Uint8Array<ArrayBuffer>,
  given: string,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ]);
  const candidates = given
    .split(' ')
    .slice(0, 8)
    .filter((one) => one.startsWith('v1,'))
    .map((one) => bytesOf(one.slice(3)));
  const verdicts = await Promise.all(
    candidates.map((signature) =>
      signature?.length === signatureLength ? crypto.subtle.verify('HMAC', key, signature, text) : false,
    ),
  );
  return verdicts.includes(true);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
