import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { instant, type OrganisationId } from '@vedette/domain';
import type {
  Attempt,
  Channel,
  ChannelKind,
  Delivery,
  DueDelivery,
  OutwardEvent,
} from '@vedette/store/platform';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openMailPost } from '../mail/post-mail.ts';
import { type OutwardMessage, postOutward } from '../outgoing/post-outward.ts';
import { openReach } from '../outgoing/reach.ts';
import { attemptDelivery, type DeliveryDeps } from './attempt-delivery.ts';
import { deliverDue } from './deliver.ts';
import { attemptsAtMost } from './delivery-plan.ts';

const now = Date.now();
const secret = Buffer.alloc(32, 5);
const event: OutwardEvent = {
  ...{ id: 'evt-1', type: 'alarm.raised', organisation: 'o' as OrganisationId, location: null },
  ...{ severity: 'critical', at: instant(now), data: { kind: 'forced' } },
};

function due(kind: ChannelKind, attempts = 0): DueDelivery {
  const delivery = { id: 'd1', channel: 'c1', event, attempts } as unknown as Delivery;
  const channel = { id: 'c1', kind, language: 'en' } as unknown as Channel;
  return { delivery, channel, wrapped: { epoch: 1, address: Buffer.of(), secret: null } };
}

function deps(address: string, more: Partial<DeliveryDeps> = {}): DeliveryDeps {
  const reach = openReach(['127.0.0.0/8']);
  return {
    open: async () => ({ address, secret: Buffer.from(secret) }),
    post: (message) => postOutward(message, { reach, deadline: 1_000 }),
    mail: null,
    noticeOf: ({ type }) => ({
      title: `Alarm\r\nBcc: x ${type}`,
      lines: ['North gate'],
      link: 'https://p.example/a/1',
    }),
    now: () => now,
    random: () => 0,
    ...more,
  };
}

async function receiver(status: number, body = '') {
  const seen: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    seen.push({ headers: request.headers, body: await text(request) });
    response.writeHead(status).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, seen };
}

describe('an attempt', () => {
  it('at a webhook is signed for its receiver', async () => {
    const { url, seen } = await receiver(204);
    expect(await attemptDelivery(due('webhook'), deps(url))).toEqual({
      ...{ at: now, outcome: 'delivered', status: 204, fault: null, wait: null },
    });
    const [got] = seen;
    const read = new Webhook(secret, { format: 'raw' }).verify(got?.body ?? '', { ...got?.headers } as never);
    expect(read).toMatchObject({ type: 'alarm.raised', data: { kind: 'forced' } });
  });

  it('that failed is made again later, and the last one is the last', async () => {
    const { url } = await receiver(500);
    expect(await attemptDelivery(due('webhook'), deps(url))).toMatchObject({
      outcome: 'again',
      status: 500,
      wait: 5_000,
    });
    const last = await attemptDelivery(due('webhook', attemptsAtMost - 1), deps(url));
    expect(last).toMatchObject({ outcome: 'again', wait: null });
  });

  it('at an address that points inward is refused without a connection', async () => {
    const inward = {
      post: (message: OutwardMessage) => postOutward(message, { reach: openReach([]), deadline: 1_000 }),
    };
    const { url, seen } = await receiver(200);
    const attempt = await attemptDelivery(due('webhook'), deps(url, inward));
    expect(attempt).toMatchObject({ outcome: 'again', fault: 'target-not-allowed' });
    expect(seen).toEqual([]);
  });

  it('at a robot counts as its maker’s answer says', async () => {
    const good = await receiver(200, '{"errcode":0}');
    expect(await attemptDelivery(due('dingtalk'), deps(good.url))).toMatchObject({ outcome: 'delivered' });
    const bad = await receiver(200, '{"errcode":310000}');
    expect(await attemptDelivery(due('dingtalk'), deps(bad.url))).toMatchObject({ outcome: 'again' });
  });

  it('leaves no secret in memory', async () => {
    const { url } = await receiver(200);
    const held = Buffer.from(secret);
    await attemptDelivery(due('webhook'), deps(url, { open: async () => ({ address: url, secret: held }) }));
    expect(held.every((byte) => byte === 0)).toBe(true);
  });
});

describe('mail', () => {
  async function mailServer(refuses: boolean) {
    const mails: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_, __, done) =>
        done(refuses ? Object.assign(new Error('unknown mailbox'), { responseCode: 550 }) : null),
      onData: (stream, _, done) =>
        void text(stream).then((mail) => {
          mails.push(mail);
          done();
        }),
    });
    const listening = server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const { port } = listening.address() as AddressInfo;
    const own = { host: '127.0.0.1', port, isTls: false, isPlain: true, user: null, password: null };
    const mail = openMailPost({ ...own, from: 'vedette@example.com', deadline: 2_000 });
    onTestFinished(() => {
      mail.close();
      server.close();
    });
    return { mail, mails };
  }

  it('goes to the mailbox with one subject, and no header that a name brought along', async () => {
    const { mail, mails } = await mailServer(false);
    const attempt = await attemptDelivery(due('mail'), deps('guard@example.com', { mail }));
    expect(attempt.outcome).toBe('delivered');
    expect(mails[0]).toMatch(/^Subject: Alarm Bcc: x alarm\.raised\r$/m);
    expect(mails[0]).not.toMatch(/^Bcc:/m);
    expect(mails[0]).toContain('North gate');
  });

  it('that the server refuses is tried again, and so is mail where no server is set', async () => {
    const { mail } = await mailServer(true);
    const refused = await attemptDelivery(due('mail'), deps('nobody@example.com', { mail }));
    expect(refused).toMatchObject({ outcome: 'again', status: 550 });
    expect(await attemptDelivery(due('mail'), deps('guard@example.com'))).toMatchObject({ outcome: 'again' });
  });
});

it('a delivery that fails in a way nobody foresaw holds up no other', async () => {
  const { url } = await receiver(200);
  const written: Attempt[] = [];
  const failures: unknown[] = [];
  const broken = due('webhook');
  const n = await deliverDue({
    ...deps(url, {
      open: async (one) => {
        if (one === broken) throw new Error('key gone');
        return { address: url, secret: Buffer.from(secret) };
      },
    }),
    deliveries: {
      take: async () => [broken, due('webhook')],
      attempted: async (_, attempt) => void written.push(attempt),
    },
    failed: (cause) => failures.push(cause),
  });
  expect([n, written.length, failures.length]).toEqual([2, 1, 1]);
});
