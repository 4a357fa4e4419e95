import { describe, expect, it } from 'vitest';
import {
  ask,
  codeOf,
  never,
  noon,
  open,
  StillGuard,
  sample,
  simulate,
  untilSeen,
  whoIs,
} from '../../test/gateway-stand.ts';
import { type GatewayTrouble, gatewayShapes } from '../index.ts';
import type { SimulatedFault } from './simulated/index.ts';

const troubles: readonly (readonly [SimulatedFault, GatewayTrouble])[] = [
  ['reset', 'not-connected'],
  ['truncated', 'not-connected'],
  ['busy', 'http-status'],
  ['redirect', 'redirected'],
  ['malformed', 'malformed'],
  ['doubled', 'malformed'],
  ['deep', 'malformed'],
  ['compressed', 'malformed'],
  ['huge', 'too-large'],
  ['wrong-types', 'schema'],
];

describe.each(gatewayShapes)('a gateway of the shape %s that fails', (shape) => {
  it.each(troubles)('with %s is unreachable: %s', async (fault, trouble) => {
    const gateway = open(await simulate({ faults: { fault } }), shape);
    const reply = await ask(gateway, codeOf(shape, sample('绿')));
    expect(reply).toEqual({ ok: false, faults: ['gateway-unreachable'], report: null, trouble });
  });

  it('with an envelope and nothing in it never comes to a colour', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, shape);
    // The token first, so that the fault meets the answer itself.
    await ask(gateway, codeOf(shape, sample('红')));
    simulator.setFaults({ fault: 'missing' });
    expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({ ok: false, report: null });
  });

  it.each(['late', 'silent'] as const)('by being %s is given up at the deadline', async (fault) => {
    const simulator = await simulate({ faults: { fault, lateMs: 600_000 } });
    const deps = new StillGuard();
    const asked = ask(open(simulator, shape, { deps }), codeOf(shape, sample('绿')));
    await untilSeen(simulator, 1);
    deps.endDeadlines();
    expect(await asked).toMatchObject({ faults: ['gateway-unreachable'], trouble: 'late' });
  });

  it('late, and within the deadline, answers', async () => {
    const simulator = await simulate({ faults: { fault: 'late', lateMs: 5 } });
    const gateway = open(simulator, shape, { deps: new StillGuard() });
    expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({ ok: true });
  });

  it('is not asked any more by somebody who has left', async () => {
    const simulator = await simulate({ faults: { fault: 'silent' } });
    const leaving = new AbortController();
    const gateway = open(simulator, shape, { deps: new StillGuard() });
    const asked = gateway.check(codeOf(shape, sample('绿')), { at: noon, signal: leaving.signal });
    await untilSeen(simulator, 1);
    leaving.abort();
    expect(await asked).toMatchObject({ trouble: 'given-up' });
    expect(gateway.state()).toBe('ready');
  });

  it('with nobody listening any more is unreachable', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, shape);
    await ask(gateway, codeOf(shape, sample('绿')));
    const { url } = simulator;
    await simulator.close();
    expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({ trouble: 'not-connected' });
    const again = await simulate({ accounts: simulator.accounts, port: Number(new URL(url).port) });
    expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({ ok: true });
    expect(again.seen.length).toBeGreaterThan(0);
  });

  it('with every code too late refuses them', async () => {
    const gateway = open(await simulate({ faults: { fault: 'expired' } }), shape);
    expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({
      ok: false,
      faults: [shape === 'shanghai' ? 'status-not-found' : 'stale-presentation'],
      trouble: null,
    });
  });
});

describe('an answer of another time', () => {
  const timed = ['national', 'guangdong', 'firmware'] as const;

  it.each(timed)('of the shape %s is stale when it is an hour old', async (shape) => {
    const gateway = open(await simulate({ faults: { fault: 'stale' } }), shape);
    const reply = await ask(gateway, codeOf(shape, sample('绿')));
    expect(reply).toMatchObject({ ok: false, faults: ['stale-presentation'], trouble: null });
  });

  it.each(timed)('of the shape %s is refused when it is an hour ahead', async (shape) => {
    const gateway = open(await simulate({ faults: { fault: 'future' } }), shape);
    const reply = await ask(gateway, codeOf(shape, sample('绿')));
    expect(reply).toMatchObject({ ok: false, faults: ['gateway-rejected'], trouble: null });
  });

  it('is refused from Shanghai when the test lies ahead', async () => {
    const gateway = open(await simulate({ faults: { fault: 'future' } }), 'shanghai');
    expect(await ask(gateway, whoIs(sample('绿')))).toMatchObject({ faults: ['gateway-rejected'] });
  });
});

describe('a simulated fault at a rate', () => {
  it('hits the part of the answers that was asked for', async () => {
    const draws = [0.1, 0.9, 0.4, 0.6];
    const random = () => draws.shift() ?? 0;
    const simulator = await simulate({ random, faults: { fault: 'busy', rate: 0.5 } });
    const gateway = open(simulator, 'national', { deps: new StillGuard() });
    const replies = [];
    for (let count = 0; count < 4; count++)
      replies.push(await ask(gateway, codeOf('national', sample('绿'))));
    expect(replies.map(({ ok }) => ok)).toEqual([false, true, false, true]);
  });
});

it('asks nothing after it was closed', async () => {
  const simulator = await simulate();
  const gateway = open(simulator, 'national');
  await gateway.close();
  const reply = await gateway.check(codeOf('national', sample('绿')), { at: noon, signal: never() });
  expect(reply).toMatchObject({ trouble: 'given-up' });
  expect(simulator.seen).toEqual([]);
});
