import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { webhookFault } from './webhook.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const now = 1_700_000_000_000;
const body = '{"type":"alarm.raised","data":{"lane":3}}';

function headersAt(at: number, of = secret) {
  const date = new Date(at);
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(at / 1_000),
    'webhook-signature': new Webhook(of).sign('evt_1', date, body),
  };
}

it('takes what another implementation of the standard has signed', async () => {
  expect(await webhookFault({ headers: headersAt(now), body }, secret, now)).toBeNull();
});

it('takes one good signature among several, as while a secret is being changed', async () => {
  const good = headersAt(now);
  const old = headersAt(now, 'whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA==');
  const headers = {
    ...good,
    'webhook-signature': `v1a,xx ${old['webhook-signature']} ${good['webhook-signature']}`,
  };
  expect(await webhookFault({ headers, body }, secret, now)).toBeNull();
});

it('refuses a body that somebody touched, and the signature of another secret', async () => {
  expect(await webhookFault({ headers: headersAt(now), body: `${body} ` }, secret, now)).toBe(
    'signature-wrong',
  );
  const other = headersAt(now, 'whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA==');
  expect(await webhookFault({ headers: other, body }, secret, now)).toBe('signature-wrong');
});

it('refuses what is five minutes old, or from the future', async () => {
  expect(await webhookFault({ headers: headersAt(now - 301_000), body }, secret, now)).toBe('too-old');
  expect(await webhookFault({ headers: headersAt(now + 301_000), body }, secret, now)).toBe('too-new');
});

it('says what is missing, or that the secret is none', async () => {
  expect(await webhookFault({ headers: {}, body }, secret, now)).toBe('headers-missing');
  expect(await webhookFault({ headers: headersAt(now), body }, 'whsec_*', now)).toBe('secret-malformed');
  expect(await webhookFault({ headers: headersAt(now), body }, 'whsec_', now)).toBe('secret-malformed');
});

it('never throws, and takes nothing by chance', async () => {
  const text = fc.string({ maxLength: 80 });
  const headers = fc.record({ 'webhook-id': text, 'webhook-timestamp': text, 'webhook-signature': text });
  await fc.assert(
    fc.asyncProperty(headers, text, async (headers, body) => {
      expect(await webhookFault({ headers, body }, secret, now)).not.toBeNull();
    }),
  );
});
