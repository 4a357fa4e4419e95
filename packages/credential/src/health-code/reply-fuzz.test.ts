import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, codeOf, StillGuard, sample, simulate, whoIs } from '../../test/gateway-stand.ts';
import { credentialFaults } from '../core/fault.ts';
import {
  type GatewayConfig,
  type GatewayShape,
  gatewayShapes,
  gatewayTroubles,
  parseGatewayConfig,
  type StatusQuestion,
} from '../index.ts';
import type { StatusAdapter } from './adapter.ts';
import { firmwareAdapter } from './firmware/adapter.ts';
import { guangdongAdapter } from './guangdong/adapter.ts';
import { GuardedGateway } from './guard/guarded-gateway.ts';
import { nationalAdapter } from './national/adapter.ts';
import { shanghaiAdapter } from './shanghai/adapter.ts';
import type { GatewaySimulator } from './simulated/index.ts';
import { httpTransport } from './transport/http-transport.ts';
import type { Transport } from './transport/transport.ts';

function adapterOf(config: GatewayConfig, transport: Transport): StatusAdapter {
  if (config.shape === 'shanghai') return shanghaiAdapter(config, transport);
  if (config.shape === 'national') return nationalAdapter(config, transport);
  return config.shape === 'guangdong'
    ? guangdongAdapter(config, transport)
    : firmwareAdapter(config, transport);
}

const first = sample('红');

/** What the simulator answers to a question, request by request. */
async function recorded(simulator: GatewaySimulator, shape: GatewayShape, question: StatusQuestion) {
  const config = parseGatewayConfig(simulator.settings(shape));
  const real = httpTransport(config);
  const bodies: string[] = [];
  const transport: Transport = {
    async send(request, signal) {
      const response = await real.send(request, signal);
      bodies.push(response.body);
      return response;
    },
    close: () => real.close(),
  };
  const gateway = new GuardedGateway(config, adapterOf(config, transport));
  expect(await ask(gateway, question)).toMatchObject({ ok: true });
  await gateway.close();
  return bodies;
}

/** A gateway whose answers are these, one after the other and over again. */
function scripted(simulator: GatewaySimulator, shape: GatewayShape, bodies: readonly string[]) {
  const config = parseGatewayConfig(simulator.settings(shape));
  let count = 0;
  const transport: Transport = {
    send: async () => ({ headers: {}, body: bodies[count++ % bodies.length] ?? '' }),
    close: () => undefined,
  };
  return new GuardedGateway(config, adapterOf(config, transport), new StillGuard());
}

const hostile = fc.oneof(
  fc.json({ maxDepth: 6 }),
  fc.string(),
  fc.constantFrom(
    '',
    'null',
    '[]',
    '{}',
    '{"code":0}',
    '{"errcode":0,"data":{}}',
    '{"__proto__":{"code":0}}',
    '1e999',
  ),
  fc.nat(40_000).map((depth) => '{"data":'.repeat(depth)),
);

/** Without the zero that would write a green of the tables. */
const harmless = fc.string({ maxLength: 6 }).map((text) => text.replaceAll('0', '5'));
/** Damage to a text: a piece of it goes, and another comes. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.nat(12),
  comes: fc.oneof(harmless, fc.constantFrom('"', '\\', '{', '}', '[', ']', 'null', '""', '1')),
});
type Damage = { at: number; gone: number; comes: string };
const damaged = (body: string, { at, gone, comes }: Damage): string => {
  const place = Math.floor(at * body.length);
  return body.slice(0, place) + comes + body.slice(place + gone);
};

describe.each(gatewayShapes)('whatever a gateway of the shape %s answers', (shape) => {
  const asked = shape === 'firmware' ? [codeOf(shape, first)] : [codeOf(shape, first), whoIs(first)];

  it('comes to a report or a fault of the closed list', async () => {
    const simulator = await simulate();
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 4 }), async (bodies) => {
        for (const question of asked) judge(await ask(scripted(simulator, shape, bodies), question));
      }),
      { numRuns: 150 },
    );
  });

  it('and a good answer that is damaged too, and no damage makes red green', async () => {
    const simulator = await simulate();
    for (const question of asked) {
      const bodies = await recorded(simulator, shape, question);
      const damages = fc.array(damage, { minLength: 1, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(fc.nat(bodies.length - 1), damages, async (which, all) => {
          const changed = bodies.map((body, index) => (index === which ? all.reduce(damaged, body) : body));
          const reply = await ask(scripted(simulator, shape, changed), question);
          judge(reply);
          expect(JSON.stringify(reply)).not.toContain('"green"');
        }),
        { numRuns: 250 },
      );
    }
  });
});

function judge(reply: Awaited<ReturnType<typeof ask>>): void {
  if (reply.ok) return;
  expect(credentialFaults).toEqual(expect.arrayContaining([...reply.faults]));
  expect(reply.trouble === null || gatewayTroubles.includes(reply.trouble)).toBe(true);
}
