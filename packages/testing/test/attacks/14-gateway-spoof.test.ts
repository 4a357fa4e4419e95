import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { type GatewayReply, type GatewayShape, gatewayShapes } from '@vedette/credential';
import type { GatewaySimulator, SimulatorOptions } from '@vedette/credential/simulated-gateway';
import { ask, codeOf, noon, open, sample, simulate, whoIs } from '@vedette/credential/test/gateway-stand';
import { after, duration } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { authority, keeper } from '../stand/impostor.ts';

const green = sample('绿');

/** As often written: whoever answers is the platform, and green is green. */
const naive = {
  /** Field software that got rid of certificate errors once and for all. */
  tells: (url: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const asked = request(`${url}/secret?key=s3cret`, { rejectUnauthorized: false }, (answer) => {
        text(answer).then(resolve, reject);
      });
      asked.on('error', reject).end();
    }),
  /** Sends the question again in the very words in which ours was sent, follows where it is led, and believes. */
  async isGreen({ seen, url }: GatewaySimulator, address = url): Promise<boolean> {
    const [before, sent] = [seen.at(-2), seen.at(-1)];
    const token = before?.path === '/api/hc/init' ? await post(address, before) : null;
    const answer = await post(address, sent, token === null ? {} : tokenIn(token));
    return /"(00|green)"/.test(answer);
  },
};

type Sent = GatewaySimulator['seen'][number];
const tokenIn = (answer: string): object => (JSON.parse(answer) as { data: { token: string } }).data;

async function post(address: string, sent: Sent | undefined, change: object = {}): Promise<string> {
  const isOwn = ([name]: readonly [string, unknown]): boolean => /^(x-|content-type$)/.test(name);
  const headers = Object.fromEntries(Object.entries(sent?.headers ?? {}).filter(isOwn)) as Record<
    string,
    string
  >;
  const written = sent?.body ?? '';
  const body = written.startsWith('{') ? JSON.stringify({ ...JSON.parse(written), ...change }) : written;
  return (await fetch(address + (sent?.path ?? ''), { method: 'POST', body, headers })).text();
}

const told = (reply: GatewayReply): unknown => (reply.ok ? 'taken' : (reply.trouble ?? reply.faults));

/** Both ask the same platform the same thing. */
function spoofed(
  name: string,
  shape: GatewayShape,
  options: SimulatorOptions,
  says: unknown,
  change = {},
): Variant {
  const meet = async () => {
    const simulator = await simulate(options);
    return { simulator, reply: await ask(open(simulator, shape, { change }), codeOf(shape, green)) };
  };
  return {
    ...{ name: `${name}, in the shape ${shape}`, says },
    naive: async () => naive.isGreen((await meet()).simulator),
    ours: async () => told((await meet()).reply),
  };
}
const signing = ['national', 'guangdong'] as const;
const forged = { signed: true, faults: { fault: 'forged' } } as const;

describe('attack 14: somebody else in the place of a gateway, or between', () => {
  shows([
    ...gatewayShapes.map((shape) => ({
      name: `a server that another authority vouches for, in the shape ${shape}`,
      async naive() {
        const impostor = await simulate({ tls: authority('theirs').tls });
        await naive.tells(impostor.url);
        return impostor.seen.some(({ query }) => query.get('key') === 's3cret');
      },
      async ours() {
        const impostor = await simulate({ tls: authority('theirs').tls });
        const pinned = open(impostor, shape, { change: { ca: authority('own').ca } });
        const unpinned = open(impostor, shape);
        const replies = [await ask(pinned, codeOf(shape, green)), await ask(unpinned, codeOf(shape, green))];
        return [...replies.map(told), impostor.seen.length];
      },
      says: ['tls', 'tls', 0],
    })),
    ...signing.flatMap((shape) => [
      spoofed('an answer that somebody else signed', shape, forged, ['signature']),
      spoofed('the same where no signature was agreed on', shape, forged, ['signature'], {
        signedReplies: false,
      }),
      spoofed('an answer without the signature agreed on', shape, {}, ['signature'], { signedReplies: true }),
      {
        name: `an answer that was kept of an earlier question, in the shape ${shape}`,
        async naive() {
          const simulator = await simulate({ signed: true });
          const between = await keeper(simulator.url);
          await ask(open(simulator, shape, { change: { url: between } }), codeOf(shape, green));
          return naive.isGreen(simulator, between);
        },
        async ours() {
          const simulator = await simulate({ signed: true });
          const gateway = open(simulator, shape, { change: { url: await keeper(simulator.url) } });
          const first = await ask(gateway, codeOf(shape, green));
          const later = after(noon, duration(1_000));
          return [told(first), told(await ask(gateway, codeOf(shape, sample('红')), later))];
        },
        says: ['taken', ['signature']],
      },
    ]),
    ...(['national', 'guangdong', 'firmware'] as const).flatMap((shape) => [
      spoofed('an answer of an hour ago', shape, { faults: { fault: 'stale' } }, ['stale-presentation']),
      spoofed('an answer of an hour ahead', shape, { faults: { fault: 'future' } }, ['gateway-rejected']),
    ]),
  ]);

  it('does not lead us to another host, where others follow', async () => {
    const elsewhere = await simulate();
    const faults = { fault: 'redirect', redirectTo: elsewhere.url } as const;
    const simulator = await simulate({ faults });
    expect(told(await ask(open(simulator, 'national'), codeOf('national', green)))).toBe('redirected');
    expect(elsewhere.seen).toEqual([]);
    await naive.isGreen(simulator);
    expect(elsewhere.seen).toHaveLength(1);
  });

  it.each([
    ['a test', { tests: 'national', vaccinations: false }],
    ['a test of the city', { tests: 'city', vaccinations: false }],
    ['a vaccination', { tests: 'none' }],
  ])('is refused when %s in the answer is another person’s', async (_, change) => {
    const simulator = await simulate({ faults: { fault: 'forged' } });
    const gateway = open(simulator, 'shanghai', { change });
    expect(told(await ask(gateway, whoIs(green)))).toEqual(['holder-binding']);
  });

  it.each(gatewayShapes)('is known from the true one of the shape %s, signed and pinned', async (shape) => {
    const { ca, tls } = authority('own');
    const pinned = open(await simulate({ tls }), shape, { change: { ca } });
    expect(told(await ask(pinned, codeOf(shape, green)))).toBe('taken');
    expect(told(await ask(open(await simulate({ signed: true }), shape), codeOf(shape, green)))).toBe(
      'taken',
    );
  });

  it('cannot be told in a shape that signs nothing: there TLS is all there is', async () => {
    const simulator = await simulate({ faults: { fault: 'forged' } });
    expect(told(await ask(open(simulator, 'firmware'), codeOf('firmware', green)))).toBe('taken');
  });
});
