import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { attemptsAtMost, nextAttemptIn } from '../delivery/delivery-plan.ts';
import { secretHint, shownSecret, webhookMessage, webhookVerdict } from './webhook.ts';

const secret = Buffer.alloc(32, 7);
const url = new URL('https://receiver.example/hook?token=t');
const event = { id: 'evt_1', type: 'alarm.raised', timestamp: '2026-11-24T08:00:00.000Z', data: { lane: 3 } };

it('is taken by a receiver that follows the standard, and by no other secret', () => {
  const { headers, body } = webhookMessage(url, secret, event, new Date());
  expect(new Webhook(shownSecret(secret)).verify(body, { ...headers })).toEqual({
    ...{ type: event.type, timestamp: event.timestamp, data: event.data },
  });
  expect(() => new Webhook(Buffer.alloc(32, 8).toString('base64')).verify(body, { ...headers })).toThrow();
  expect(() => new Webhook(shownSecret(secret)).verify(`${body} `, { ...headers })).toThrow();
});

it('keeps its id in every attempt, and signs each for its own time', () => {
  const [first, second] = [0, 3_600_000].map(
    (at) => webhookMessage(url, secret, event, new Date(at)).headers,
  );
  expect(second?.['webhook-id']).toBe(first?.['webhook-id']);
  expect(second?.['webhook-signature']).not.toBe(first?.['webhook-signature']);
});

it('was delivered by any 2xx, is unwanted at 410, and is tried again after all else', () => {
  const verdicts = [200, 204, 299, 300, 307, 400, 410, 429, 500].map((status) =>
    webhookVerdict({ kind: 'answered', status, body: '' }),
  );
  expect(verdicts).toEqual([
    ...['delivered', 'delivered', 'delivered', 'again', 'again', 'again', 'gone', 'again', 'again'],
  ]);
  expect(webhookVerdict({ kind: 'failed', fault: 'timed-out' })).toBe('again');
});

it('waits longer after each attempt, and gives up after three days', () => {
  const waits = Array.from({ length: attemptsAtMost }, (_, i) => nextAttemptIn(i + 1, 0));
  expect(waits.at(-1)).toBeNull();
  const all = waits.slice(0, -1).map(Number);
  expect(all).toEqual(all.toSorted((a, b) => a - b));
  expect(all.reduce((sum, wait) => sum + wait, 0) / 86_400_000).toBeCloseTo(3.15, 1);
  expect(nextAttemptIn(1, 0.999)).toBe(5_500);
});

it('shows two secrets apart without showing either', () => {
  expect(secretHint(secret)).toHaveLength(8);
  expect(secretHint(secret)).not.toBe(secretHint(Buffer.alloc(32, 8)));
});
