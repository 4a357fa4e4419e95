import { after, duration } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import {
  ask,
  codeOf,
  noon,
  open,
  StillGuard,
  sample,
  simulate,
  untilSeen,
  whoIs,
} from '../../test/gateway-stand.ts';
import type { StatusGateway } from '../index.ts';

/** As it is often written: whoever gave the last good answer is believed for ever, and nobody else is waited for. */
class Naive {
  #last = 'green';
  async colour(gateway: StatusGateway): Promise<string> {
    const reply = await ask(gateway, codeOf('national', sample('绿')));
    if (reply.ok) this.#last = String(reply.report.claims[0]?.kind);
    return this.#last;
  }
}

describe('attack 15: a gateway that is down or slow', () => {
  it('leaves everything open, where a naive verifier goes on believing', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, 'national');
    const naive = new Naive();
    await naive.colour(gateway);
    simulator.setFaults({ fault: 'reset' });
    expect(await naive.colour(gateway)).toBe('health-status');
    expect(await ask(gateway, codeOf('national', sample('绿')))).toMatchObject({
      ok: false,
      faults: ['gateway-unreachable'],
    });
  });

  it('is left alone after five failures, and tried by one question after its rest', async () => {
    const simulator = await simulate({ faults: { fault: 'busy' } });
    const deps = new StillGuard();
    const gateway = open(simulator, 'national', { deps });
    const question = codeOf('national', sample('绿'));
    for (let count = 0; count < 5; count++) await ask(gateway, question);
    expect(gateway.state()).toBe('resting');
    expect(await ask(gateway, question)).toMatchObject({
      trouble: 'resting',
      faults: ['gateway-unreachable'],
    });
    expect(simulator.seen).toHaveLength(5);
    deps.pass(10_000);
    simulator.setFaults({ fault: 'silent' });
    const trying = ask(gateway, question);
    await untilSeen(simulator, 6);
    expect(await ask(gateway, question)).toMatchObject({ trouble: 'resting' });
    deps.endDeadlines();
    expect(await trying).toMatchObject({ trouble: 'late' });
    deps.pass(10_000);
    simulator.setFaults({ fault: null });
    expect(await ask(gateway, question)).toMatchObject({ ok: true, from: 'gateway' });
    expect(gateway.state()).toBe('ready');
  });

  it('is answered for from memory only as long as its answer was said to hold', async () => {
    const simulator = await simulate();
    const gateway = open(simulator, 'national', { change: { keepPersonMs: 86_400_000 } });
    const person = whoIs(sample('绿'));
    await ask(gateway, person);
    simulator.setFaults({ fault: 'reset' });
    const hours = (count: number) => after(noon, duration(count * 3_600_000));
    expect(await ask(gateway, person, hours(13))).toMatchObject({ ok: true, from: 'cache' });
    // It stood by its answer for 14 hours, whatever the site would have liked.
    expect(await ask(gateway, person, hours(14))).toMatchObject({
      ok: false,
      faults: ['gateway-unreachable'],
    });
    expect(await ask(gateway, whoIs(sample('黄')), hours(1))).toMatchObject({ ok: false });
  });

  it('never keeps a refusal, nor a failure', async () => {
    const simulator = await simulate({ faults: { fault: 'expired' } });
    const gateway = open(simulator, 'national', { change: { keepPersonMs: 1_000, keepCodeMs: 1_000 } });
    for (const question of [codeOf('national', sample('绿')), whoIs(sample('绿'))]) {
      simulator.setFaults({ fault: 'expired' });
      expect(await ask(gateway, question)).toMatchObject({ faults: ['stale-presentation'] });
      simulator.setFaults({ fault: null });
      expect(await ask(gateway, question)).toMatchObject({ ok: true, from: 'gateway' });
    }
  });

  it('has nothing left in memory once its answers are over', async () => {
    const deps = new StillGuard();
    const simulator = await simulate();
    const gateway = open(simulator, 'national', { deps, change: { keepPersonMs: 60_000 } });
    await ask(gateway, whoIs(sample('绿')));
    deps.runTasks();
    await ask(gateway, whoIs(sample('绿')));
    expect(simulator.seen).toHaveLength(2);
  });
});
