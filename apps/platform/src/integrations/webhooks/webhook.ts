import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { OutwardAnswer, OutwardMessage } from '../outgoing/post-outward.ts';
import { jsonHeaders } from '../robots/robot.ts';

/** One event as a webhook carries it. `data` holds no personal information. */
export interface WebhookEvent {
  /** The same in every attempt, so that a receiver knows a repetition. */
  readonly id: string;
  /** Such as `alarm.raised`. */
  readonly type: string;
  /** ISO 8601, when it happened. */
  readonly timestamp: string;
  readonly data: unknown;
}

/**
 * One attempt, signed as Standard Webhooks 1.0 says (HMAC-SHA256 of id, time and body under the channel's secret).
 * @param secret 24 to 64 bytes
 * @param at when it is sent; receivers refuse what is far from their own clock
 */
export function webhookMessage(url: URL, secret: Uint8Array, event: WebhookEvent, at: Date): OutwardMessage {
  const { id, type, timestamp, data } = event;
  const body = JSON.stringify({ type, timestamp, data });
  const signature = new Webhook(secret, { format: 'raw' }).sign(id, at, body);
  const own = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  };
  return { url, headers: { ...jsonHeaders, ...own, 'user-agent': 'Vedette' }, body };
}

/** Any 2xx takes it; 410 asks never to be called again. */
export function webhookVerdict(answer: OutwardAnswer): 'delivered' | 'gone' | 'again' {
  if (answer.kind === 'failed') return 'again';
  if (answer.status >= 200 && answer.status < 300) return 'delivered';
  return answer.status === 410 ? 'gone' : 'again';
}

/** How a secret is shown once to whoever sets up the receiver. */
export function shownSecret(secret: Uint8Array): string {
  return `whsec_${Buffer.from(secret).toString('base64')}`;
}

/** Tells two secrets apart without showing either: the first 8 hex digits of its SHA-256. */
export function secretHint(secret: Uint8Array): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 8);
}
